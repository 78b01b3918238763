/** The divider between editor and results, for the mouse, fingers and the arrow keys. */
const [least, most] = [25, 80];

/** @param container gets the variable `--split`, the editor's share in percent */
export function watchSplitter(splitter: HTMLElement, container: HTMLElement): void {
  let percent = 56;
  const set = (value: number) => {
    percent = Math.min(Math.max(value, least), most);
    container.style.setProperty("--split", `${percent}%`);
    splitter.ariaValueNow = String(Math.round(percent));
  };
  splitter.ariaValueMin = String(least);
  splitter.ariaValueMax = String(most);
  set(percent);

  splitter.addEventListener("pointerdown", (event) => {
    splitter.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  splitter.addEventListener("pointermove", (event) => {
    if (!splitter.hasPointerCapture(event.pointerId)) return;
    const { left, width } = container.getBoundingClientRect();
    set(((event.clientX - left) / width) * 100);
  });
  splitter.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -3, ArrowRight: 3 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(percent + step);
  });
}
