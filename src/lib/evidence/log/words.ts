import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/spanish.js';
import { domainBytes, sha256Of } from '../hash';

const ENTROPY_BYTES = 16;

/**
 * Twelve words for the state of a log, to be read aloud and compared: the first 16 bytes of the hash of the text that was
 * signed, as BIP 39 writes them in Spanish, in form C. The last word holds a checksum.
 *
 * @param text origin, size and root as they were signed.
 */
export function checkpointWords(text: string): string[] {
	const digest = sha256Of(domainBytes('checkpoint-words'), new TextEncoder().encode(text));
	return entropyToMnemonic(digest.slice(0, ENTROPY_BYTES), wordlist).normalize('NFC').split(' ');
}

/** A private key of 32 bytes as 24 words, to be kept on paper. The last word holds a checksum. */
export function keyWords(privateKey: Uint8Array): string[] {
	return entropyToMnemonic(privateKey, wordlist).normalize('NFC').split(' ');
}

/** The key that {@link keyWords} wrote, however the words were typed; `null` where they are not those of a key. */
export function readKeyWords(typed: string): Uint8Array | null {
	const words = typed.toLowerCase().split(/[\s,;.\d]/);
	try {
		const entropy = mnemonicToEntropy(words.filter(Boolean).join(' ').normalize('NFKD'), wordlist);
		return entropy.length === 32 ? entropy : null;
	} catch {
		// A word that is not in the list, or the checksum is of others.
		return null;
	}
}
