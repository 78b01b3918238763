/** Messages about the page itself, over the work: what does not work here, and why. */
import { element } from "./element.ts";

export type NoticeKind = "info" | "error";

/** Shows a message that the reader can close. */
export function showNotice(message: string, kind: NoticeKind = "info"): void {
  const close = element(
    "button",
    { type: "button", className: "icon", ariaLabel: "Close this message" },
    "×",
  );
  const notice = element(
    "div",
    { className: `notice ${kind}`, role: kind === "error" ? "alert" : "status" },
    element("p", {}, message),
    close,
  );
  close.addEventListener("click", () => notice.remove());
  document.getElementById("notices")?.append(notice);
}
