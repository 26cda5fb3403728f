import { defineMessages } from '../defineMessages';

/** What staff read of answers that stand out, after the close. */
export const signalMessages = defineMessages({
	es: {
		title: 'Señales para revisar',
		lead: 'Qué respuestas se parecen mucho y en qué horas llegaron muchas. Se calcula igual para todas.',
		noProof: 'Una señal no prueba nada',
		noProofLead:
			'Un grupo de vecinas puede mandar el mismo texto, y una clase puede contestar a la misma hora. Aquí nada se quita. Dejar respuestas fuera pide una regla, una razón y dos personas.',
		work: 'Trabajo antes de enviar',
		worked: (proved: string, total: string) =>
			`Respuestas por la web con prueba de trabajo: ${proved} de ${total}.`,
		workLead:
			'El teléfono hace una cuenta antes de enviar. Así es caro mandar miles. Una respuesta sin ella también cuenta.',
		bursts: 'Horas con muchas respuestas',
		burstsLead: 'Se cuentan por hora y por medio. Nada las une con una respuesta.',
		noBursts: 'Ninguna hora tuvo muchas más que las otras.',
		notCounted: 'No hay cuentas por hora de esta consulta.',
		hour: 'Desde',
		channel: 'Medio',
		answers: 'Respuestas',
		usual: 'Lo usual en una hora',
		patterns: 'Respuestas que se parecen',
		patternsLead: (answers: string) =>
			`Respuestas comparadas: ${answers}. Los grupos más grandes van primero.`,
		none: 'Ninguna respuesta llama la atención',
		noneLead: 'No hay textos repetidos ni opciones iguales de más.',
		rules: {
			same_words: (count: number) => `Respuestas con el mismo texto: ${count.toString()}`,
			near_words: (count: number) => `Respuestas con casi el mismo texto: ${count.toString()}`,
			same_choices: (count: number) =>
				`Respuestas iguales en todo, más de lo que daría el azar: ${count.toString()}`,
			straight: (count: number) => `Respuestas con lo mismo de arriba abajo: ${count.toString()}`,
		},
		more: (count: number) => `y ${count.toString()} más`,
		hidden: (count: string) => `Grupos más pequeños que no se muestran: ${count}.`,
	},
	en: {
		title: 'Signals to review',
		lead: 'Which answers are much alike, and in which hours many came. It is computed the same way for all.',
		noProof: 'A signal proves nothing',
		noProofLead:
			'A group of neighbours may send the same text, and a class may answer at the same hour. Nothing is taken out here. To leave answers out takes a rule, a reason and two people.',
		work: 'Work before sending',
		worked: (proved, total) => `Answers on the web with a proof of work: ${proved} of ${total}.`,
		workLead:
			'The phone does a sum before it sends, so that sending thousands is expensive. An answer without it counts too.',
		bursts: 'Hours with many answers',
		burstsLead: 'They are counted by hour and channel. Nothing leads from them to an answer.',
		noBursts: 'No hour had many more than the others.',
		notCounted: 'There are no hourly counts of this consultation.',
		hour: 'From',
		channel: 'Channel',
		answers: 'Answers',
		usual: 'Usual in an hour',
		patterns: 'Answers that are alike',
		patternsLead: (answers) => `Answers compared: ${answers}. The largest groups come first.`,
		none: 'No answer stands out',
		noneLead: 'There are no repeated texts and no choices alike beyond chance.',
		rules: {
			same_words: (count) => `Answers with the same text: ${count.toString()}`,
			near_words: (count) => `Answers with nearly the same text: ${count.toString()}`,
			same_choices: (count) => `Answers alike throughout, more than chance would give: ${count.toString()}`,
			straight: (count) => `Answers with the same from top to bottom: ${count.toString()}`,
		},
		more: (count) => `and ${count.toString()} more`,
		hidden: (count) => `Smaller groups that are not shown: ${count}.`,
	},
});
