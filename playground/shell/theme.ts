/** Dark or light: as the system wants it until somebody chooses, then as chosen. */
const key = "unwarp.theme";

export function watchThemeButton(button: HTMLButtonElement): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset["theme"] ? root.dataset["theme"] === "dark" : system.matches);
  const label = () => {
    button.ariaLabel = `Switch to the ${isDark() ? "light" : "dark"} theme`;
  };
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    root.dataset["theme"] = theme;
    try {
      localStorage.setItem(key, theme);
    } catch {
      // Without storage the choice lasts until the page is closed.
    }
    label();
  });
  system.addEventListener("change", label);
  label();
}
