import { expect, test } from '../support/test';
import { answerOffline, answerOnAPhone, answerWithACode, answerWithoutScripts } from './answer';
import { closeAndRead, fillTheBank, mergeAndUndo } from './bank';
import { constituteAndReplace, inviteEverybody, openTheExercise, reissueTheLostSheet } from './begin';
import { openTheDesk, publishConsultation } from './consult';
import { annulAndReopen, awaitTheClock, closeEarly, extendOne, followThePlan } from './follow';
import { publishRankings } from './rank';
import { checkRecord } from './record';
import { readResult, readSheetOfFacts, takeLists } from './result';
import { answerAtTheDesk } from './station';
import {
	comeInEarly,
	refuseWithoutVote,
	voteAgain,
	voteAsSuplente,
	voteBeforeTheClock,
	voteByTapping,
	voteInOtherWays,
	voteTheRest,
	type Members,
} from './vote';
import { openContextWith, type Walk } from './walk';
import { signAsWitness } from './witness';

test('T38 from an empty installation to a record that a stranger checks, only through the screens', async ({
	page,
	product,
	browser,
	watchAlso,
}) => {
	test.setTimeout(900_000);
	const walk: Walk = {
		product,
		admin: page,
		codes: new Map(),
		openContext: openContextWith(browser, watchAlso),
	};

	await test.step('0 · an exercise from a rule set, its nuclei, its people', async () => {
		await openTheExercise(walk);
		await inviteEverybody(walk);
		await reissueTheLostSheet(walk);
		await constituteAndReplace(walk);
	});
	const { staff, poster, code } =
		await test.step('0 · staff write a consultation and publish it', async () => {
			const desk = await openTheDesk(walk);
			return { staff: desk, ...(await publishConsultation(walk, desk)) };
		});
	await test.step('1 · people answer: on a phone, without scripts, by code, with the server stopped', async () => {
		await answerOnAPhone(walk);
		await answerWithoutScripts(walk, poster);
		await answerWithACode(walk, code);
		await answerOffline(walk);
	});
	await test.step('2 · and at the tablets of two desks', () => answerAtTheDesk(walk, staff));
	await test.step('3 · staff close, read, and turn answers into problems', async () => {
		await closeAndRead(walk, staff);
		await fillTheBank(walk, staff);
		await mergeAndUndo(walk, staff);
	});
	const members: Members = new Map();
	const published = await test.step('4 · rankings are published, one for each method', async () => {
		await comeInEarly(walk, members);
		return publishRankings(walk, staff);
	});
	await test.step('5 · members vote, once for each seat', async () => {
		await voteBeforeTheClock(walk, members);
		await voteByTapping(walk, members);
		await voteInOtherWays(walk, members);
		await voteAsSuplente(walk, members);
		await refuseWithoutVote(walk);
		await extendOne(staff, published);
		await annulAndReopen(staff, published);
		await voteTheRest(walk, members);
		await voteAgain(walk, members);
		await followThePlan(staff, published);
		expect(members.size).toBe(17);
	});
	const reader = await test.step('6 · the close gives a list with its reasons', async () => {
		await closeEarly(staff, published);
		const reading = await readResult(walk);
		await takeLists(reading);
		await readSheetOfFacts(reading);
		await awaitTheClock(staff, published);
		return reading;
	});
	await test.step('7 · a witness signs, and a stranger checks the record', async () => {
		await signAsWitness(walk, staff);
		await checkRecord(walk, reader);
	});
});
