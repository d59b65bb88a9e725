// "Copy link": the address of what is seen, with every choice that is known by its key and none left to chance.

export default function ({ data, parentElement, setTriggerValue }) {
  // Streamlit carries a choice to the next page only from a session's second run on; what a link chose and nobody
  // touched would be lost there. So the page is run again, once, when it has been drawn.
  if (data.again) setTimeout(() => setTriggerValue("again", true), 0)
  const [button, field, said] = ["button", "input", "p"].map((part) => parentElement.querySelector(part))
  button.onclick = async () => {
    field.value = address(data.exact)
    const copied = (await toClipboard(field.value)) || byHand(field)
    field.hidden = copied
    if (!copied) field.select()
    said.textContent = copied ? "Copied" : "Copy this address:"
    clearTimeout(button.waiting)
    if (copied) button.waiting = setTimeout(() => (said.textContent = ""), 4000)
  }
}

function address(exact) {
  const url = new URL(window.location.href)
  for (const [name, values] of exact) {
    url.searchParams.delete(name)
    for (const value of values) url.searchParams.append(name, value)
  }
  return url.toString()
}

// Browsers offer the clipboard to pages over https or on the same machine only.
async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function byHand(field) {
  field.hidden = false
  field.select()
  return document.execCommand("copy")
}
