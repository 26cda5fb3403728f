import type { Plugin } from 'vite';

export function standaloneScripts(entries: Readonly<Record<string, string>>): Plugin;
