import { defineMessages } from '../defineMessages';

/** What the verifier answers about a receipt alone. */
export const receiptVerdicts = defineMessages({
	es: {
		valid: 'VÁLIDO. La línea está en el registro que trajiste de fuera.',
		invalid: 'NO VÁLIDO. Algo del recibo no cuadra. Abajo se dice qué.',
		malformed: 'NO SE PUDO LEER. Este recibo no se puede revisar así.',
		'valid-with-observations': 'VÁLIDO CON OBSERVACIONES. El recibo cuadra. Lee los avisos de abajo.',
		'no-anchor':
			'SIN ANCLA. El recibo es coherente. Falta saber si su registro es el que se dio a conocer. ' +
			'Revisa otra vez con --key o --previous, o revisa el expediente y trae este recibo con --previous.',
	},
	en: {
		valid: 'VALID. The line is in the log that you brought from outside.',
		invalid: 'NOT VALID. Something in the receipt does not add up. See below what it is.',
		malformed: 'COULD NOT BE READ. This receipt cannot be checked as it is.',
		'valid-with-observations': 'VALID WITH OBSERVATIONS. The receipt adds up. Read the notices below.',
		'no-anchor':
			'NO ANCHOR. The receipt is coherent. It is not known whether its log is the one that was made public. ' +
			'Check again with --key or --previous, or check the expediente and bring this receipt with --previous.',
	},
});

/** What it found in a receipt, alone or beside an expediente. Words between braces are facts of a finding. */
export const receiptFindings = defineMessages({
	es: {
		'kept-receipt-false': 'Tu recibo está alterado: su línea {number} no sale de su sello de {size} líneas.',
		'kept-receipt-differs': 'La línea {number} de este expediente no es la de tu recibo.',
		'receipt-entry-malformed': 'Lo que el recibo trae como línea {line} no puede estar en un registro.',
		'receipt-not-included': 'La línea {number} no está en el registro de {size} líneas que dice su sello.',
		'receipt-unsigned':
			'El recibo no lleva la firma de la llave que te dieron. Si el registro cambió de llave, pide la de antes.',
		'receipt-signature-false': 'La firma del recibo es falsa: no la hizo la llave que te dieron.',
		'receipt-key-of-other-log': 'La llave que te dieron es de {declared} y el recibo es de {found}.',
		'receipt-of-other-log': 'El sello que guardaste es de {declared} y el recibo es de {found}.',
		'receipt-state-differs': 'El sello que guardaste también es de {size} líneas, pero no de las mismas.',
		'receipt-state-apart':
			'El sello que guardaste es de {declared} líneas y el del recibo es de {found}. Para compararlos trae el expediente.',
		'receipt-root-apart':
			'Trajiste la raíz {declared} y la del recibo es {found}. Puede ser de otro día. Para saberlo trae el expediente.',
	},
	en: {
		'kept-receipt-false':
			'Your receipt was altered: its seal of {size} lines does not hold its line {number}.',
		'kept-receipt-differs': 'Line {number} of this expediente is not the one of your receipt.',
		'receipt-entry-malformed': 'What the receipt holds as line {line} cannot stand in a log.',
		'receipt-not-included': 'Line {number} is not in the log of {size} lines that its seal names.',
		'receipt-unsigned':
			'The receipt is not signed by the key you were given. If the log changed its key, ask for the former one.',
		'receipt-signature-false':
			'The signature of the receipt is false: the key you were given did not make it.',
		'receipt-key-of-other-log': 'The key you were given is of {declared} and the receipt is of {found}.',
		'receipt-of-other-log': 'The seal you kept is of {declared} and the receipt is of {found}.',
		'receipt-state-differs': 'The seal you kept has {size} lines too, but not the same ones.',
		'receipt-state-apart':
			'The seal you kept has {declared} lines and the one of the receipt {found}. Bring the expediente to compare them.',
		'receipt-root-apart':
			'You brought the root {declared} and the receipt has {found}. It may be of another day: bring the expediente to know.',
	},
});
