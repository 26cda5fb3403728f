// Nothing here needs a script; the one that tells how far the server is comes by itself.
export const csr = false;
