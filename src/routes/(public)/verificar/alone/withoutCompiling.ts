// Before anything of zod: it compiles its checks with `Function` where it is let, and this page does not let it.
const shared = globalThis as { __zod_globalConfig?: object };
shared.__zod_globalConfig = { ...shared.__zod_globalConfig, jitless: true };

export {};
