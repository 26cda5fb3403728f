import { defineMessages } from '../defineMessages';

/** What the verifier says of itself when it is one file. */
export const aloneMessages = defineMessages({
	es: { program: 'Huella (SHA-256) del programa que revisó. Compárala con la del manual:' },
	en: { program: 'Fingerprint (SHA-256) of the program that checked. Compare it with the manual:' },
});
