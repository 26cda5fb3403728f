import { channelNames } from './channelNames';
import { defineMessages } from '../defineMessages';

const modes = defineMessages({
	es: { nominal: 'con su asiento', anonymous: 'sin su asiento', aggregates: 'solo las cuentas' },
	en: { nominal: 'with their seat', anonymous: 'without their seat', aggregates: 'only the counts' },
});

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
		mode: modes.es,
		declared: modes.es,
		cause: {
			first: 'es la primera',
			scheduled: 'según el plan',
			lost: 'se perdió',
			compromised: 'alguien más la tuvo',
		},
		channel: channelNames.es,
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
		mode: modes.en,
		declared: modes.en,
		cause: {
			first: 'it is the first',
			scheduled: 'as planned',
			lost: 'it was lost',
			compromised: 'somebody else had it',
		},
		channel: channelNames.en,
	},
});
