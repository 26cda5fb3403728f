import { defineMessages } from '../defineMessages';

/** What people call the words of the format that stand in a finding, by the fact they fill. */
export const factWords = defineMessages({
	es: {
		where: {
			accepted: 'recibidas',
			superseded: 'corregidas',
			withdrawn: 'retiradas',
			counted: 'contadas',
			quorum: 'el cuórum',
			opens: 'cuándo abre',
			closes: 'cuándo cierra',
			seats: 'los asientos',
			publication: 'qué se publica',
		},
		mode: { nominal: 'con su asiento', anonymous: 'sin su asiento', aggregates: 'solo las cuentas' },
		declared: { nominal: 'con su asiento', anonymous: 'sin su asiento', aggregates: 'solo las cuentas' },
		cause: {
			first: 'es la primera',
			scheduled: 'según el plan',
			lost: 'se perdió',
			compromised: 'alguien más la tuvo',
		},
		channel: {
			web: 'internet',
			kiosk: 'módulo',
			interviewer: 'entrevista',
			public_space: 'espacio público',
			paper: 'papel',
		},
	},
	en: {
		where: {
			accepted: 'received',
			superseded: 'corrected',
			withdrawn: 'withdrawn',
			counted: 'counted',
			quorum: 'the quorum',
			opens: 'when it opens',
			closes: 'when it closes',
			seats: 'the seats',
			publication: 'what is published',
		},
		mode: { nominal: 'with their seat', anonymous: 'without their seat', aggregates: 'only the counts' },
		declared: { nominal: 'with their seat', anonymous: 'without their seat', aggregates: 'only the counts' },
		cause: {
			first: 'it is the first',
			scheduled: 'as planned',
			lost: 'it was lost',
			compromised: 'somebody else had it',
		},
		channel: {
			web: 'internet',
			kiosk: 'service desk',
			interviewer: 'interview',
			public_space: 'public space',
			paper: 'paper',
		},
	},
});
