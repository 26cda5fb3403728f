import { defineMessages } from '../defineMessages';

/** Where the answer of somebody's own copy is, and how it stands. Never what it says. */
export const copyMessages = defineMessages({
	es: {
		term: 'Tu respuesta',
		place: 'Está en la línea {line}. {standing}. {state}.',
		standings: {
			counted: 'Se cuenta',
			'perhaps-excluded': 'Puede que no se cuente por una regla',
			superseded: 'La cambió una corrección',
			withdrawn: 'Se retiró',
			'in-review': 'Está en revisión',
			rejected: 'No se admitió',
		},
		closed: 'La encuesta ya cerró',
		open: 'La encuesta sigue abierta aquí',
	},
	en: {
		term: 'Your answer',
		place: 'It is on line {line}. {standing}. {state}.',
		standings: {
			counted: 'It counts',
			'perhaps-excluded': 'It may be left out by a rule',
			superseded: 'A correction replaced it',
			withdrawn: 'It was withdrawn',
			'in-review': 'It is in review',
			rejected: 'It was not admitted',
		},
		closed: 'The survey has closed',
		open: 'The survey is still open here',
	},
});

/** What the verifier found about a copy. Words between braces are facts of a finding. */
export const copyFindings = defineMessages({
	es: {
		'copy-altered': 'Tu copia está dañada o alterada: nadie pudo enviar lo que trae así como está.',
		'copy-of-other-receipt': 'Tu recibo es de la línea {number}, y esa línea no es la de tu copia.',
		'copy-line-differs':
			'La línea {number} tiene tu respuesta, pero dice que es de otra encuesta o de otras preguntas.',
		'copy-of-other-log':
			'Tu copia es de una encuesta que no está en este expediente. Busca el de tu ejercicio.',
		'copy-not-yet':
			'Tu respuesta aún no está: su encuesta no ha cerrado aquí. Pide un expediente hecho después del cierre.',
		'copy-missing':
			'Tu respuesta no está, y su encuesta ya cerró. Quizá llegó tarde y espera, o la copia cambió. Busca tu folio. Si ahí dice que se cuenta, avisa a quien valida.',
		'copy-perhaps-excluded':
			'Tu respuesta (línea {number}) llegó por un medio del que una regla dejó fuera respuestas. El registro no dice cuáles.',
		'copy-superseded': 'Tu copia es de antes de una corrección: la línea {number} ya no se cuenta.',
		'copy-withdrawn': 'La respuesta de la línea {number} se retiró. Ya no se cuenta.',
		'copy-in-review': 'Tu respuesta (línea {number}) está en revisión. Nadie ha decidido si se cuenta.',
		'copy-rejected':
			'Dos personas decidieron que tu respuesta (línea {number}) no se cuenta. Dieron una razón.',
	},
	en: {
		'copy-altered': 'Your copy is damaged or was altered: nobody could have sent what it holds as it is.',
		'copy-of-other-receipt': 'Your receipt is of line {number}, and that line is not the one of your copy.',
		'copy-line-differs':
			'Line {number} has your answer, but says that it is of another survey or of other questions.',
		'copy-of-other-log':
			'Your copy is of a survey that is not in this expediente. Look for the one of your exercise.',
		'copy-not-yet':
			'Your answer is not here yet: its survey has not closed here. Ask for an expediente made after the close.',
		'copy-missing':
			'Your answer is not here, and its survey has closed. Perhaps it came late and waits, or the copy was changed. Look your folio up. If it says there that it counts, tell whoever validates.',
		'copy-perhaps-excluded':
			'Your answer (line {number}) came through a channel of which a rule left answers out. The log does not say which.',
		'copy-superseded': 'Your copy is of before a correction: line {number} counts no more.',
		'copy-withdrawn': 'The answer of line {number} was withdrawn. It counts no more.',
		'copy-in-review': 'Your answer (line {number}) is in review. Nobody has decided whether it counts.',
		'copy-rejected':
			'Two people decided that your answer (line {number}) does not count. They gave a reason.',
	},
});
