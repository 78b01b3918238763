/** `[1][2]` of the element with this number in an array of these dimensions. */
export function indexText(index: number, dims: readonly number[]): string {
  let text = "";
  let rest = index;
  for (let axis = dims.length - 1; axis > 0; axis--) {
    const length = dims[axis] || 1;
    text = `[${rest % length}]${text}`;
    rest = Math.floor(rest / length);
  }
  return dims.length === 0 ? "" : `[${rest}]${text}`;
}
