import { defineMessages } from '../defineMessages';

/** Offered once an answer is sent: apart from what checks a copy, because it comes with every survey. */
export const keepCopyMessages = defineMessages({
	es: {
		keep: 'Guardar mi copia',
		keepLead:
			'La copia dice qué contestaste. Con ella puedes ver después que el registro no cambió tu respuesta. Guárdala solo donde nadie más la vea.',
	},
	en: {
		keep: 'Keep my copy',
		keepLead:
			'The copy says what you answered. With it you can see later that the record did not change your answer. Keep it only where nobody else sees it.',
	},
});
