/** The dialog with the link. The address bar gets the link, too: a bookmark then keeps the program. */
import { byId } from "../shell/element.ts";
import { encodeProgram, type SharedProgram } from "./link.ts";

/** Some messengers and servers cut longer addresses off. */
const longLink = 8000;

export function watchShareButton(button: HTMLButtonElement, program: () => SharedProgram): void {
  const dialog = byId("share-dialog", HTMLDialogElement);
  const link = byId("share-link", HTMLInputElement);
  const copy = byId("share-copy", HTMLButtonElement);
  const note = byId("share-note", HTMLElement);

  const open = async () => {
    const hash = await encodeProgram(program());
    history.replaceState(history.state, "", hash);
    link.value = location.href;
    const length = link.value.length;
    note.textContent =
      length > longLink
        ? `The link has ${length.toLocaleString("en")} characters: some messengers cut such links off.`
        : "";
    dialog.showModal();
    link.select();
  };
  button.addEventListener("click", () => void open());
  copy.addEventListener("click", () => {
    void copyText(link).then((copied) => {
      note.textContent = copied ? "Copied." : "The browser does not let the page copy: press Ctrl+C.";
    });
  });
}

async function copyText(link: HTMLInputElement): Promise<boolean> {
  link.select();
  try {
    await navigator.clipboard.writeText(link.value);
    return true;
  } catch {
    return false;
  }
}
