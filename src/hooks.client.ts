// Zod compiles its checks with `Function` where it is let. No page of ours lets it, and every try would break a policy.
const shared = globalThis as { __zod_globalConfig?: object };
shared.__zod_globalConfig = { ...shared.__zod_globalConfig, jitless: true };
