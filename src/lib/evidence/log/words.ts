import { entropyToMnemonic } from '@scure/bip39';
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
	return entropyToMnemonic(digest.slice(0, ENTROPY_BYTES), wordlist).normalize('NFC').split(/\s+/);
}
