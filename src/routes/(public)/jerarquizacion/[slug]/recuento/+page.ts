// Its one script is a file of its own, and brings nothing before it is asked to count.
export const csr = false;
