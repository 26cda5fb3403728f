import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64url } from '../../src/lib/evidence';
import { LogKeyError, parseLogKey, readLogKey, writeLogKey } from '../../src/lib/server/data/log/logKey';
import { findMemoryFolder } from '../../src/lib/server/data/log/publishedMemory';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'prioriza-key-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const seedOf = (n: number) => base64url(new Uint8Array(32).fill(n));

describe('T32 the file of the key', () => {
	it('lies in a file for its owner alone, made once', async () => {
		const file = join(folder, 'signing', 'log-key.json');
		const environment = { PRIORIZA_LOG_KEY_FILE: file };
		const yes = () => Promise.resolve(true);
		const no = () => Promise.resolve(false);
		await expect(readLogKey(environment, no)).rejects.toThrow('ya firma con una llave');
		const made = await readLogKey(environment, yes);
		expect(await readLogKey(environment, no)).toEqual(made);
		expect(made?.publicKey).toMatch(/^[\w-]{43}$/);
		chmodSync(file, 0o640);
		await expect(readLogKey(environment, yes)).rejects.toThrow('chmod 600');
		rmSync(file);
		writeLogKey(file, { current: 'corta', former: null, cause: null });
		await expect(readLogKey(environment, yes)).rejects.toThrow('no es una llave');
		expect(await readLogKey({}, yes)).toBeNull();
		expect(await readLogKey({ PRIORIZA_LOG_KEY: seedOf(4) }, yes)).toMatchObject({
			publicKey: parseLogKey(seedOf(4), 'a test').publicKey,
		});
		await expect(readLogKey({ PRIORIZA_LOG_KEY: '{"a":' }, yes)).rejects.toThrow('PRIORIZA_LOG_KEY');
	});

	it('has a memory beside it, elsewhere, or none because somebody said so', () => {
		const file = { PRIORIZA_LOG_KEY_FILE: '/srv/keys/log-key.json' };
		expect(findMemoryFolder(file)).toBe('/srv/keys/published');
		expect(findMemoryFolder({ ...file, PRIORIZA_LOG_MEMORY: '/srv/seals' })).toBe('/srv/seals');
		const bare = { PRIORIZA_LOG_KEY: seedOf(4) };
		expect(() => findMemoryFolder(bare)).toThrow('PRIORIZA_LOG_MEMORY');
		expect(() => findMemoryFolder({ ...bare, PRIORIZA_LOG_MEMORY: '' })).toThrow(LogKeyError);
		expect(findMemoryFolder({ ...bare, PRIORIZA_LOG_MEMORY: 'none' })).toBeNull();
	});

	it('is changed by its command, and comes back from 24 words', () => {
		const file = join(folder, 'commanded', 'log-key.json');
		const command = (act: string, input = '') =>
			spawnSync(process.execPath, ['scripts/signing/logKey.mjs', act, '--file', file], {
				input,
				encoding: 'utf8',
			});
		const stored = () => parseLogKey(readFileSync(file, 'utf8').trim(), file);
		expect(command('lost').status).toBe(0);
		const first = stored();
		expect(command('show').stdout).toContain(first.publicKey);
		const words = [...command('words').stdout.matchAll(/^ +\d+ +(\S+)$/gm)].map(([, word = '']) => word);
		expect(words).toHaveLength(24);
		expect(command('from-words', words.join(' '))).toMatchObject({ status: 1 });
		rmSync(file);
		const [one = '', two = '', ...others] = words;
		expect(command('from-words', [two, one, ...others].join(' ')).stderr).toContain(
			'Esas no son las 24 palabras',
		);
		expect(command('from-words', `  ${words.join('\n')}\n`).status).toBe(0);
		expect(stored()).toEqual({ ...first, cause: null });
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(command('rotate').status).toBe(0);
		expect(stored()).toMatchObject({ former: { publicKey: first.publicKey }, cause: 'scheduled' });
		expect(command('compromised').status).toBe(0);
		expect(stored()).toMatchObject({ former: null, cause: 'compromised' });
		expect(command('nonsense').stderr).toContain('Uso:');
	});
});
