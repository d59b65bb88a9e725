// Presenting: keys and remote clickers, a blank screen, the slide's number, a button that starts it all.
// One function of the page's data; what must outlive a run of it stands here, once for each time it is mounted.

const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter", "n", "N"]
const BEFORE = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p", "P"]
const BLANK = ["b", "B", "."]
const mounted = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const stage = mounted.get(parentElement) ?? listen(parentElement)
  const start = parentElement.querySelector("button")
  Object.assign(stage, { at: data.slide, of: data.of, drawn: [data.width, data.height] })
  stage.send = (slide) => setTriggerValue("go", { slide, width: window.innerWidth, height: window.innerHeight })
  start.hidden = data.slide > 0
  start.textContent = data.label
  start.onclick = async () => {
    await document.documentElement.requestFullscreen?.().catch(() => {})
    // The window has its new size only when it has been drawn at it.
    requestAnimationFrame(() => requestAnimationFrame(() => stage.go(1)))
  }
  say(stage)
  if (data.slide > 0) measure(stage)
  return stage.leave
}

function listen(parentElement) {
  const stage = { blank: parentElement.querySelector(".blank"), number: parentElement.querySelector(".number") }
  stage.go = (slide) => {
    stage.at = slide
    say(stage)
    stage.send(slide)
  }
  const key = (event) => press(stage, event)
  const size = () => {
    clearTimeout(stage.waiting)
    stage.waiting = setTimeout(() => measure(stage), 200)
  }
  const screen = () => {
    // In full screen the browser keeps Escape for itself; leaving it is all that is seen of the key.
    if (!document.fullscreenElement && stage.at > 0) stage.go(0)
  }
  window.addEventListener("keydown", key, true)
  window.addEventListener("resize", size)
  document.addEventListener("fullscreenchange", screen)
  stage.leave = () => {
    window.removeEventListener("keydown", key, true)
    window.removeEventListener("resize", size)
    document.removeEventListener("fullscreenchange", screen)
    clearTimeout(stage.waiting)
    mounted.delete(parentElement)
  }
  mounted.set(parentElement, stage)
  return stage
}

function press(stage, event) {
  if (!stage.at || event.ctrlKey || event.altKey || event.metaKey) return
  const wanted = { Home: 1, End: stage.of, Escape: 0 }[event.key]
  const step = NEXT.includes(event.key) ? 1 : BEFORE.includes(event.key) ? -1 : 0
  const slide = wanted ?? Math.min(Math.max(stage.at + step, 1), stage.of)
  const known = BLANK.includes(event.key) || ["f", "F"].includes(event.key) || step || wanted !== undefined
  if (!known) return
  event.preventDefault()
  event.stopPropagation()
  if (BLANK.includes(event.key)) stage.blank.hidden = !stage.blank.hidden
  else stage.blank.hidden = true
  if (["f", "F"].includes(event.key)) {
    if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {})
  } else if (slide !== stage.at && (step || wanted !== undefined)) {
    if (slide === 0 && document.fullscreenElement) document.exitFullscreen().catch(() => {})
    else stage.go(slide)
  }
}

function say(stage) {
  stage.number.textContent = stage.at > 0 ? `${stage.at} of ${stage.of}` : ""
  if (stage.at === 0) stage.blank.hidden = true
}

function measure(stage) {
  const [width, height] = stage.drawn
  if (stage.at > 0 && (width !== window.innerWidth || height !== window.innerHeight)) stage.send(stage.at)
}
