// "Copy link": the address of what is seen, with every choice that is known by its key and none left to chance.

export default function ({ data, parentElement, setStateValue }) {
  measure(data.widths, data.width, setStateValue, parentElement)
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

// Figures cannot wrap their own text: where the page's width, by its window or its sidebar, asks for longer or shorter
// lines, they are drawn anew.
function measure(widths, width, setStateValue, parentElement) {
  const main = document.querySelector("[data-testid=stMainBlockContainer]")
  const check = () => {
    const { paddingLeft, paddingRight } = getComputedStyle(main)
    const across = main.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
    const fits = widths.find((one) => one <= across) ?? widths.at(-1)
    if (fits !== width) setStateValue("page_width", (width = fits))
  }
  parentElement.measuring?.disconnect()
  parentElement.measuring = new ResizeObserver(check)
  parentElement.measuring.observe(main)
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
