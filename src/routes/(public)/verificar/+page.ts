// Nothing here needs a script.
export const csr = false;
