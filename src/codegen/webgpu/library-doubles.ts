export const doubleFunctions = ``;
