import { defineMessages } from './defineMessages';

/** What each refusal of the backend means to the person who met it, and what to do next. */
export const backendRefusalMessages = defineMessages({
	es: {
		not_canonical: 'Los datos llegaron incompletos. Vuelve a enviarlos.',
		value_not_accepted: 'Hay un dato que no cabe o no existe. Revisa lo que escribiste y vuelve a enviar.',
		not_allowed: 'No tienes permiso para esto. Entra con la cuenta que te dieron para este ejercicio.',
		not_found: 'No encontramos lo que buscas. Vuelve a la lista y elige de nuevo.',
		invitation_unknown: 'Este código ya no sirve. Pide uno nuevo a quien te invitó.',
		invitation_for_other_account: 'Esta invitación es para otra cuenta. Sal de tu cuenta y vuelve a abrirla.',
		administrator_link_unknown: 'Este enlace ya no sirve. Reinicia el programa y verás uno nuevo.',
		facilitator_holds_no_seat:
			'Quien facilita tiene voz, pero no voto. No puede ocupar un asiento. Elige a otra persona.',
		seat_is_taken: 'Ese lugar ya tiene a alguien. Usa «Reemplazar» si va a cambiar.',
		person_has_a_place:
			'Esta persona todavía tiene un lugar. Termina su periodo o quítale el papel, y luego borra sus datos.',
		person_has_seat: 'Esa persona ya ocupa un asiento. Termina antes su periodo, o elige a otra.',
		person_has_role: 'Esa persona ya tiene ese papel. Elige otro papel o a otra persona.',
		too_few_nuclei: 'Faltan núcleos. El STL se forma con tres o más que ya tengan titular.',
		required_nucleus_missing: 'Falta un núcleo que las reglas piden. Fórmalo e invita a su titular.',
		too_few_voting_nuclei: 'Solo vota un núcleo. Hacen falta dos o más con voto y con titular.',
		slug_is_taken: 'Esa dirección ya está en uso. Cambia una palabra.',
		name_is_taken: 'Ya hay otro con ese nombre. Cambia una palabra.',
		consultation_not_open: 'La consulta no está abierta. Mira sus fechas en la página de la consulta.',
		consultation_published: 'Eso ya se publicó y no cambia. Crea otra consulta si hace falta.',
		dates_out_of_order: 'Revisa las fechas: el cierre va después de la apertura y todavía no pasa.',
		answer_refused: 'Falta algo en una respuesta. Regresa a la pregunta marcada y corrígela.',
		answer_id_taken: 'Ya recibimos otra respuesta con este número. Empieza una nueva.',
		survey_unknown: 'Las preguntas cambiaron. Abre otra vez la consulta. Tu respuesta sigue guardada aquí.',
		channel_not_offered: 'Esta consulta no recibe respuestas por este medio. Usa otro de la lista.',
		station_unknown: 'Este equipo ya no está registrado. Avisa al personal.',
		consultation_still_open:
			'Espera al cierre de la consulta para leer las respuestas. Antes solo se ve cuántas hay.',
		commitment_differs: 'Los datos cambiaron en el camino. Vuelve a enviarlos.',
		commitment_reused: 'Esta respuesta ya está en el registro. Vuelve a abrir la página y envíala de nuevo.',
		instrument_incomplete: 'A la encuesta le faltan preguntas o el aviso. Complétala y vuelve a publicar.',
		station_differs:
			'Se contestó cuando este equipo era de otro módulo. Guárdala en un archivo y llévalo al STL.',
		station_in_use: 'Esa tableta sigue registrada. Si se perdió, revócala primero.',
		nothing_missing: 'A esa hoja no le falta ninguna respuesta. Abre otra vez la lista de turnos.',
		draft_changed:
			'Alguien más guardó cambios en esta encuesta. Lo que escribiste sigue aquí. Vuelve a guardar.',
		version_unchanged: 'Lo que está publicado es lo mismo. No hay nada que publicar.',
		version_refused:
			'Con esos cambios no se podría leer lo que ya se contestó. Mira cuáles son y corrígelos.',
		receipt_key_unknown:
			'Esa clave no abre esta respuesta. Revisa el folio y la clave. Si ya la retiraste, no hace falta más.',
		answer_came_today: 'Una de las respuestas llegó hoy. Decide sobre ella a partir de mañana.',
		figures_published: 'Los números de la consulta ya se publicaron. Ya no cambia qué respuestas se cuentan.',
		rule_catches_nothing: 'Ninguna respuesta cumple esta regla. Prueba otra regla u otro número.',
		exclusion_decided: 'Alguien ya decidió sobre esta propuesta. Abre otra vez la página para verla.',
		answers_changed:
			'La regla ya no encuentra las mismas respuestas. Mira otra vez cuántas son y haz otra propuesta.',
		review_not_over: 'Los días de revisión no terminan. Espera a que pasen.',
		day_without_burst:
			'Ese día no hubo una hora con muchas respuestas por ese medio. Elige un día de la lista de señales.',
		answer_cannot_change: 'La consulta ya cerró o la respuesta ya no cambia. Mira su comprobante.',
		document_filed_already: 'Este archivo ya se entregó así. Búscalo en la lista de documentos.',
		document_is_reserved: 'Este documento ya es reservado. Vuelve a la lista para ver por qué.',
		answer_code_unknown:
			'Este código no sirve aquí o ya se usó. Revisa cómo lo escribiste o pide otro a quien te lo dio.',
		file_not_asked: 'Esta consulta no pide fotos ni audios. Sigue sin el archivo.',
		files_wait: 'Ahora no caben más archivos. Intenta otra vez en unos minutos, o sigue sin el archivo.',
		sheet_not_free: 'Esta hoja ya no espera eso. Vuelve a las hojas para ver cómo está.',
		sheet_needs_another_person: 'Tú ya capturaste esta hoja. Ahora le toca a otra persona.',
		log_key_differs: 'La llave que firma es otra. Revisa la llave de esta instalación.',
		checkpoint_behind: 'Ya se publicó un sello con más líneas.',
		checkpoint_differs: 'Ya se publicó otro sello con las mismas líneas.',
		openings_erased: 'Las boletas de esta lista ya se borraron en su fecha. Su resultado ya no se cambia.',
		log_halted: 'El registro está detenido. No se firma hasta que esté completo.',
		answer_not_in_review: 'Ya se decidió sobre esa respuesta. Abre otra vez la lista.',
		answer_does_not_fit:
			'Una de las respuestas contesta otras preguntas y no se puede contar. Quítala de tu selección o recházala.',
		merge_not_possible:
			'Estos dos problemas no se pueden unir: uno ya está unido a otro. Deshaz esa unión primero.',
		merge_undone: 'Esta unión ya se deshizo. Vuelve a abrir la página para verla al día.',
		reason_required: 'Escribe la razón: quedará a la vista de todas las personas.',
		source_required: 'Agrega al menos una fuente: de dónde salió este problema.',
		problem_is_ranked:
			'Este problema ya está en una jerarquización publicada y no cambia. Anota otro si hace falta.',
		material_withdrawn: 'Este material ya se retiró. Vuelve a la lista para ver por qué.',
		letter_box_full:
			'El buzón ya recibió demasiados mensajes hoy. Lo que escribiste sigue aquí. Envíalo mañana.',
		letter_is_answered: 'Alguien ya respondió este mensaje. Vuelve a la lista para leer su respuesta.',
		problem_is_merged: 'Uno de los problemas está unido a otro. Usa ese otro o deshaz la unión.',
		alternatives_out_of_range: 'Elige entre 2 y 40 problemas para ordenar.',
		prioritization_published: 'La metodología ya se publicó y no cambia. Abre otra jerarquización.',
		ranking_not_open:
			'Esta jerarquización no recibe boletas ahora. Mira sus fechas y vuelve cuando esté abierta.',
		no_vote: 'Tu lugar no tiene voto en este núcleo. Puedes ver cuántos asientos han participado.',
		seat_has_voted:
			'Tu asiento ya participó. Si hay un error, quien votó puede cambiar la boleta hasta el cierre.',
		ballot_refused: 'Hay un lugar repetido o un problema que no está en la lista. Corrígelo y guarda.',
		ranking_closed: 'Esta jerarquización ya cerró. Mira en su página cómo quedó.',
		extension_not_later: 'Elige una fecha después del cierre que ya está anunciado.',
		ranking_still_open: 'Todavía faltan asientos por participar. Espera la fecha de cierre.',
		quorum_out_of_range: 'Escribe un quórum entre 1 y los asientos que tiene el núcleo.',
		result_not_of_these_ballots: 'El resultado no corresponde a estas boletas. Vuelve a calcularlo.',
		nucleus_has_no_vote: 'Elige al menos un núcleo con voto y con asientos.',
		ranking_stands: 'Este núcleo ya tiene una jerarquización. Anúlala antes de abrir otra.',
		person_has_voted:
			'Ya participaste en esta jerarquización desde otro asiento. Cada persona vota una sola vez.',
		seat_came_later: 'Tu asiento se agregó después de abrir esta jerarquización. Votarás en la siguiente.',
		nucleus_missing: 'Di qué pasa con cada núcleo que vota: que ordena, o por qué se deja fuera.',
		nucleus_is_left_out: 'Este núcleo ya se dejó fuera y no vota otra vez. Abre otra jerarquización.',
		draw_before_close: 'El sorteo tiene que ser después del cierre. Elige un cierre anterior.',
		draw_not_due: 'Todavía no toca escribir este sorteo, o ya está escrito. Revisa el día anunciado.',
		draw_unreadable: 'Escribe lo que salió en el sorteo, tal como se publicó.',
		round_not_over: 'La ronda anterior todavía no tiene resultado. Espera a que lo tenga.',
		round_differs:
			'Una ronda nueva se cuenta igual y con los mismos problemas, o menos. Quita lo que no estaba.',
		draw_is_missing: 'Falta el sorteo que se anunció para los empates. Dos personas deben escribirlo.',
		round_is_taken: 'Ya hay una ronda después de esta. Ábrela desde la lista.',
		codes_already_made:
			'Este envío ya se hizo. Mira la lista de códigos. Para hacer otro, abre otra vez esta página.',
		log_append_only: 'El registro no se cambia ni se borra. Agrega una corrección.',
		backend_unreachable:
			'El servidor no responde. Lo que escribiste sigue aquí. Intenta de nuevo en un minuto.',
		unexpected: 'Algo falló de nuestro lado. Lo que escribiste sigue aquí. Intenta de nuevo.',
	},
	en: {
		not_canonical: 'The data arrived incomplete. Send it again.',
		value_not_accepted: 'Something does not fit or does not exist. Check what you entered and send it again.',
		not_allowed: 'You are not allowed to do this. Sign in with the account you were given for this exercise.',
		not_found: 'We cannot find that. Go back to the list and choose again.',
		invitation_unknown: 'This code no longer works. Ask whoever invited you for a new one.',
		invitation_for_other_account: 'This invitation is for another account. Sign out and open it again.',
		administrator_link_unknown: 'This link no longer works. Restart the program to see a new one.',
		facilitator_holds_no_seat:
			'A facilitator has a voice but no vote, and cannot hold a seat. Choose somebody else.',
		seat_is_taken: 'Somebody already holds that place. Use “Replace” to change who.',
		person_has_a_place:
			'This person still has a place. End their term or take the role back, then erase their data.',
		person_has_seat: 'That person already holds a seat. End that term first, or choose somebody else.',
		person_has_role: 'That person already has that role. Choose another role or another person.',
		too_few_nuclei: 'There are too few nuclei. An STL needs three or more with a titular.',
		required_nucleus_missing: 'A nucleus that the rules require is missing. Form it and invite its titular.',
		too_few_voting_nuclei: 'Only one nucleus votes. Two or more with a vote and a titular are needed.',
		slug_is_taken: 'That address is taken. Change a word.',
		name_is_taken: 'That name is taken. Change a word.',
		consultation_not_open: 'The consultation is not open. Check its dates on its page.',
		consultation_published:
			'The consultation is published and does not change. Create another if you need to.',
		dates_out_of_order: 'Check the dates: the closing comes after the opening and is still ahead.',
		answer_refused: 'Something is missing in an answer. Go back to the marked question and correct it.',
		answer_id_taken: 'We already have another answer with this number. Start a new one.',
		survey_unknown: 'The questions changed. Open the consultation again. Your answer is still saved here.',
		channel_not_offered:
			'This consultation does not take answers by this channel. Use another from the list.',
		station_unknown: 'This device is no longer registered. Tell the staff.',
		consultation_still_open:
			'Wait until the consultation closes to read the answers. Until then you only see how many there are.',
		commitment_differs: 'The data changed on the way. Send it again.',
		commitment_reused: 'This answer is already in the log. Open the page again and send it once more.',
		instrument_incomplete: 'The survey lacks questions or the notice. Complete it and publish again.',
		station_differs:
			'It was answered while this device belonged to another desk. Save it to a file and take it to the STL.',
		station_in_use: 'That tablet is still enrolled. If it was lost, revoke it first.',
		nothing_missing: 'That sheet lacks no answer. Open the list of shifts again.',
		draft_changed: 'Somebody else saved changes to this survey. What you wrote is still here. Save again.',
		version_unchanged: 'What is published is the same. There is nothing to publish.',
		version_refused:
			'With those changes what was answered could not be read. See which ones they are and mend them.',
		receipt_key_unknown:
			'That key does not open this answer. Check the folio and the key. If you already withdrew it, nothing more is needed.',
		answer_came_today: 'One of the answers arrived today. Decide on it from tomorrow on.',
		figures_published:
			'The numbers of the consultation are published. Which answers count no longer changes.',
		rule_catches_nothing: 'No answer meets this rule. Try another rule or another number.',
		exclusion_decided: 'Somebody has decided on this proposal. Open the page again to see it.',
		answers_changed:
			'The rule no longer finds the same answers. Look again at how many there are, and propose anew.',
		review_not_over: 'The days of review are not over. Wait until they are.',
		day_without_burst:
			'No hour of that day had many answers by that channel. Choose a day from the list of signals.',
		answer_cannot_change: 'The consultation has closed or the answer no longer changes. See its receipt.',
		document_filed_already: 'This file was already filed like this. Look for it in the list of documents.',
		document_is_reserved: 'This document is already reserved. Go back to the list to see why.',
		answer_code_unknown:
			'This code does not work here or was used already. Check how you typed it, or ask whoever gave it to you for another.',
		file_not_asked: 'This consultation asks for no photos or recordings. Go on without the file.',
		files_wait: 'No more files fit right now. Try again in a few minutes, or go on without the file.',
		sheet_not_free: 'This sheet no longer waits for that. Go back to the sheets to see how it stands.',
		sheet_needs_another_person: 'You have entered this sheet already. It is another person’s turn.',
		log_key_differs: 'The key that signs is another one. Check the key of this installation.',
		checkpoint_behind: 'A checkpoint with more lines was published already.',
		checkpoint_differs: 'Another checkpoint with the same lines was published already.',
		openings_erased: 'The ballots of this list were erased on their day. Its result no longer changes.',
		log_halted: 'The log is halted. It is not signed until it is whole again.',
		answer_not_in_review: 'That answer was decided already. Open the list again.',
		answer_does_not_fit:
			'One of the answers is to other questions and cannot be counted. Take it out of your selection or reject it.',
		merge_not_possible:
			'These two problems cannot be merged: one is already merged into another. Undo that first.',
		merge_undone: 'This merge was already undone. Open the page again to see it as it is.',
		reason_required: 'Give the reason: everybody will be able to read it.',
		source_required: 'Add at least one source: where this problem came from.',
		problem_is_ranked:
			'This problem is in a published ranking and does not change. Write down another if you need to.',
		material_withdrawn: 'This material was already withdrawn. Go back to the list to see why.',
		letter_box_full: 'The box got too many messages today. What you wrote is still here. Send it tomorrow.',
		letter_is_answered: 'Somebody has answered this message. Go back to the list to read the answer.',
		problem_is_merged: 'One of the problems is merged into another. Use that one or undo the merge.',
		alternatives_out_of_range: 'Choose between 2 and 40 problems to rank.',
		prioritization_published: 'The methodology is published and does not change. Open another ranking.',
		ranking_not_open:
			'This ranking does not take ballots now. Check its dates and come back when it is open.',
		no_vote: 'Your place has no vote in this nucleus. You can see how many seats have taken part.',
		seat_has_voted:
			'Your seat has already taken part. If there is a mistake, whoever voted can change the ballot until it closes.',
		ballot_refused: 'A place is repeated or a problem is not on the list. Correct it and save.',
		ranking_closed: 'This ranking has closed. See on its page how it ended.',
		extension_not_later: 'Choose a date after the closing already announced.',
		ranking_still_open: 'Some seats have not taken part yet. Wait for the closing date.',
		quorum_out_of_range: 'Enter a quorum between 1 and the number of seats in the nucleus.',
		result_not_of_these_ballots: 'The result does not belong to these ballots. Compute it again.',
		nucleus_has_no_vote: 'Choose at least one nucleus with a vote and with seats.',
		ranking_stands: 'This nucleus already has a ranking. Annul it before opening another.',
		person_has_voted:
			'You already took part in this ranking from another seat. Each person votes once in it.',
		seat_came_later: 'Your seat was added after this ranking opened. You will vote in the next one.',
		nucleus_missing: 'Say what happens with each nucleus that votes: that it ranks, or why it is left out.',
		nucleus_is_left_out: 'This nucleus was left out and does not vote again. Open another ranking.',
		draw_before_close: 'The draw has to come after the close. Choose an earlier close.',
		draw_not_due: 'It is not time to enter this draw, or it is entered already. Check the announced day.',
		draw_unreadable: 'Enter what the draw gave, just as it was published.',
		round_not_over: 'The round before has no result yet. Wait until it has.',
		round_differs:
			'A new round is counted the same way, with the same problems or fewer. Take out what was not there.',
		draw_is_missing: 'The draw that was announced for ties is missing. Two people have to enter it.',
		round_is_taken: 'There is a round after this one already. Open it from the list.',
		codes_already_made:
			'This was sent already. Look at the list of codes. To send more, open this page again.',
		log_append_only: 'The log is never changed or erased. Add a correction.',
		backend_unreachable: 'The server does not answer. What you wrote is still here. Try again in a minute.',
		unexpected: 'Something failed on our side. What you wrote is still here. Try again.',
	},
});
