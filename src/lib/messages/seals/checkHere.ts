import { defineMessages } from '../defineMessages';

/** What a device checks by itself of an answer that was sent: its line of the record, and a copy that was kept. */
export const checkHereMessages = defineMessages({
	es: {
		title: 'Comprobar en este equipo',
		lead: 'Este equipo hace la cuenta. Pide el registro por partes grandes, así que no se dice cuál línea buscas.',
		look: 'Buscar mi línea en el registro',
		copy: 'Si guardaste tu copia, elígela.',
		copyLead: 'No sale de este equipo.',
		found: {
			working: 'Revisando…',
			included: 'Está en el registro.',
			'not-yet': 'El último sello del registro todavía no llega a tu línea. Prueba en un rato.',
			missing:
				'No sale la cuenta: la línea no está en el registro publicado. Guarda tu comprobante y avisa a quien valida.',
			unreachable: 'No se pudo pedir el registro. Prueba más tarde.',
			matches: 'Coincide con lo que envié: el registro guarda la huella de tu copia.',
			differs: 'No coincide: la huella del registro es de otra respuesta. ¿Cambió algo en tu copia?',
			'other-folio': 'Esa copia es de otro folio.',
			'no-copy': 'Ese archivo no es la copia de una respuesta.',
		},
	},
	en: {
		title: 'Check on this device',
		lead: 'This device does the sums. It asks for large parts of the record, so nobody is told which line you look for.',
		look: 'Look for my line in the record',
		copy: 'If you kept your copy, choose it.',
		copyLead: 'It does not leave this device.',
		found: {
			working: 'Checking…',
			included: 'It is in the record.',
			'not-yet': 'The last seal of the record does not reach your line yet. Try again in a while.',
			missing:
				'It does not add up: the line is not in the published record. Keep your receipt and tell whoever validates.',
			unreachable: 'The record could not be fetched. Try again later.',
			matches: 'It matches what I sent: the record holds the fingerprint of your copy.',
			differs:
				'It does not match: the fingerprint in the record is of another answer. Was your copy changed?',
			'other-folio': 'That copy is of another folio.',
			'no-copy': 'That file is not the copy of an answer.',
		},
	},
});
