import type { Component } from 'svelte';
import type { Task } from '$lib/domain/ranking/marks';
import type { EditorProps } from './editors/editorProps';
import type { MarksProps } from './marks/marksProps';

type PartsOf<T extends Task> = {
	readonly task: T;
	/** Fills a ballot in. */
	readonly Editor: Component<EditorProps<T>>;
	/** Shows a ballot again. */
	readonly Shown: Component<MarksProps<T>>;
};

/** What fills in and shows ballots of one kind. */
export type BallotParts = { [T in Task]: PartsOf<T> }[Task];

/** Brings the parts of one kind of ballot: nobody downloads those of the other four. */
export async function loadParts(task: Task): Promise<BallotParts> {
	switch (task) {
		case 'rank': {
			const [editor, shown] = await Promise.all([
				import('./editors/RankBallot.svelte'),
				import('./marks/RankMarks.svelte'),
			]);
			return { task, Editor: editor.default, Shown: shown.default };
		}
		case 'approve': {
			const [editor, shown] = await Promise.all([
				import('./editors/ApproveBallot.svelte'),
				import('./marks/ApprovedMarks.svelte'),
			]);
			return { task, Editor: editor.default, Shown: shown.default };
		}
		case 'points': {
			const [editor, shown] = await Promise.all([
				import('./editors/PointsBallot.svelte'),
				import('./marks/PointMarks.svelte'),
			]);
			return { task, Editor: editor.default, Shown: shown.default };
		}
		case 'criteria': {
			const [editor, shown] = await Promise.all([
				import('./editors/CriteriaBallot.svelte'),
				import('./marks/ScoreMarks.svelte'),
			]);
			return { task, Editor: editor.default, Shown: shown.default };
		}
		case 'pairs': {
			const [editor, shown] = await Promise.all([
				import('./editors/PairsBallot.svelte'),
				import('./marks/PairMarks.svelte'),
			]);
			return { task, Editor: editor.default, Shown: shown.default };
		}
	}
}
