#!/usr/bin/env node
/**
 * `npm run log-key -- ACT [--file FILE]`: the key that signs the records. The application reads it when it starts.
 *   show          its public half
 *   words         its private half as 24 words, to keep on paper
 *   from-words    makes the file again from those words, which it asks for
 *   rotate        another key, which the present one hands over to
 *   lost          another key, because this one is gone
 *   compromised   another key, because somebody else had this one
 */
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../launch/install.mjs';
import { inProject } from '../launch/places.mjs';
import { LaunchRefused, reportFailure, say } from '../launch/say.mjs';

const acts = ['show', 'words', 'from-words', 'rotate', 'lost', 'compromised'];
const usage = `Uso: npm run log-key -- ${acts.join('|')} [--file ARCHIVO]`;

function readOptions() {
	try {
		const { values, positionals } = parseArgs({
			options: { file: { type: 'string' } },
			allowPositionals: true,
		});
		const [act] = positionals;
		if (act === undefined || positionals.length > 1 || !acts.includes(act)) throw new Error(usage);
		const named = values.file ?? process.env.PRIORIZA_LOG_KEY_FILE;
		return { act, file: resolve(named ?? inProject('.data', 'empty', 'signing', 'log-key.json')) };
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new LaunchRefused('bad_option', why.includes(usage) ? why : `${why}\n${usage}`);
	}
}

/**
 * @param {string} file
 * @returns {{ current: string, former: string | null, cause: string | null }}
 */
function readKey(file) {
	if (!existsSync(file)) throw new LaunchRefused('no_key', `No existe ${file}. Di dónde está con --file.`);
	try {
		const stored = JSON.parse(readFileSync(file, 'utf8'));
		if (typeof stored.current === 'string' && Buffer.from(stored.current, 'base64url').length === 32)
			return stored;
	} catch {
		// Said below.
	}
	throw new LaunchRefused('bad_key', `Lo que hay en ${file} no es una llave del registro.`);
}

/**
 * @param {string} file
 * @param {{ current: string, former: string | null, cause: string | null }} key
 */
function writeKey(file, key) {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const beside = `${file}.${process.pid}`;
	writeFileSync(beside, `${JSON.stringify(key)}\n`, { mode: 0o600, flush: true });
	chmodSync(beside, 0o600);
	renameSync(beside, file);
}

/** The public half of an Ed25519 key, base64url. @param {string} seed */
function publicHalf(seed) {
	// PKCS #8 of an Ed25519 key: this, and then its 32 bytes (RFC 8410).
	const head = Buffer.from('302e020100300506032b657004220420', 'hex');
	const der = Buffer.concat([head, Buffer.from(seed, 'base64url')]);
	return createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({
		format: 'jwk',
	}).x;
}

async function wordTools() {
	const { entropyToMnemonic, mnemonicToEntropy } = await import('@scure/bip39');
	const { wordlist } = await import('@scure/bip39/wordlists/spanish.js');
	return {
		/** @param {string} seed */
		toWords: (seed) =>
			entropyToMnemonic(Buffer.from(seed, 'base64url'), wordlist).normalize('NFC').split(/\s+/),
		/** @param {string} words */
		fromWords: (words) => {
			try {
				const seed = mnemonicToEntropy(
					words.trim().toLowerCase().split(/\s+/).join(' ').normalize('NFKD'),
					wordlist,
				);
				if (seed.length === 32) return Buffer.from(seed).toString('base64url');
			} catch {
				// Said below.
			}
			throw new LaunchRefused(
				'bad_words',
				'Esas no son las 24 palabras de una llave. Revisa cada una y su orden.',
			);
		},
	};
}

async function askWords() {
	if (!process.stdin.isTTY) return readFileSync(process.stdin.fd, 'utf8');
	const asking = createInterface({ input: process.stdin, output: process.stdout });
	try {
		return await asking.question('Escribe las 24 palabras, en orden y en una línea: ');
	} finally {
		asking.close();
	}
}

async function main() {
	const { act, file } = readOptions();
	await ensureInstalled();
	if (act === 'from-words') {
		if (existsSync(file)) throw new LaunchRefused('key_there', `${file} ya existe. No se escribe encima.`);
		const { fromWords } = await wordTools();
		writeKey(file, { current: fromWords(await askWords()), former: null, cause: null });
	} else if (act === 'words') {
		const { toWords } = await wordTools();
		say('Quien tenga estas palabras puede firmar por esta institución. Guárdalas en papel, bajo llave:\n');
		toWords(readKey(file).current).forEach((word, at) => say(`  ${String(at + 1).padStart(2)}  ${word}`));
		return;
	} else if (act === 'lost') {
		const former = existsSync(file) ? `${file}.antes-${Date.now()}` : null;
		if (former !== null) renameSync(file, former);
		writeKey(file, { current: randomBytes(32).toString('base64url'), former: null, cause: act });
	} else if (act !== 'show') {
		const { current } = readKey(file);
		writeKey(file, {
			current: randomBytes(32).toString('base64url'),
			former: act === 'rotate' ? current : null,
			cause: act === 'rotate' ? 'scheduled' : act,
		});
	}
	say(`Llave pública: ${publicHalf(readKey(file).current)}`);
	say(`Archivo: ${file}`);
	if (act !== 'show')
		say('Arranca otra vez la aplicación para que la use. Guarda una copia: lee docs/signing-key.md.');
}

try {
	await main();
} catch (error) {
	reportFailure(error);
}
