// A script of its own shows what is on this device.
export const csr = false;
