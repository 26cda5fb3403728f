// Read, printed and kept: nothing on this page needs a script.
export const csr = false;
