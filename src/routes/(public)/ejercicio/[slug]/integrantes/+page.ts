// A list to read: nothing here needs a script.
export const csr = false;
