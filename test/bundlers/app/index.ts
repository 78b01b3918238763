export { main } from "./main.ts";
export { faults } from "./faults.ts";
