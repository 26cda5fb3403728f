"""Section 8.3: methods over a matrix N of fractions; alternatives are the numbers of its rows."""


class TooMany(Exception):
    """More orders than are tried here: the proof from bounds is not written."""


MOST_ORDERS = 200
MOST_STATES = 20_000


def by_score(scores):
    """Tiers by score, most first; those without one at the end."""
    tiers = []
    for score in sorted({item for item in scores if item is not None}, reverse=True):
        tiers.append([a for a, item in enumerate(scores) if item == score])
    rest = [a for a, item in enumerate(scores) if item is None]
    return tiers + ([rest] if rest else [])


def layers(above):
    remaining = list(range(len(above)))
    tiers = []
    while remaining:
        tier = [b for b in remaining if not any(above[a][b] for a in remaining)]
        tiers.append(tier)
        remaining = [a for a in remaining if a not in tier]
    return tiers


def certain_tiers(above):
    size = len(above)
    seen, parts = set(), []
    for start in range(size):
        if start in seen:
            continue
        part, queue = [], [start]
        seen.add(start)
        while queue:
            a = queue.pop()
            part.append(a)
            for b in range(size):
                if b not in seen and not above[a][b] and not above[b][a]:
                    seen.add(b)
                    queue.append(b)
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: sum(1 for a in range(size) if above[a][part[0]] and a not in part))


def defeats(table):
    size = len(table)
    return [(a, b) for a in range(size) for b in range(size) if a != b and table[a][b] > table[b][a]]


def strength(table, defeat):
    a, b = defeat
    return (table[a][b], -table[b][a])


def copeland(table):
    size = len(table)
    scores = []
    for a in range(size):
        others = [b for b in range(size) if b != a]
        scores.append(sum(2 * (table[a][b] > table[b][a]) + (table[a][b] == table[b][a]) for b in others))
    return by_score(scores)


def schulze(table):
    size = len(table)
    best = [[None] * size for _ in range(size)]
    for a, b in defeats(table):
        best[a][b] = strength(table, (a, b))
    for m in range(size):
        for a in range(size):
            for b in range(size):
                if a == b or m in (a, b) or best[a][m] is None or best[m][b] is None:
                    continue
                way = min(best[a][m], best[m][b])
                if best[a][b] is None or way > best[a][b]:
                    best[a][b] = way
    above = [[_stronger(best[a][b], best[b][a]) for b in range(size)] for a in range(size)]
    return layers(above)


def _stronger(there, back):
    return there is not None and (back is None or there > back)


def _join(reach, above, below):
    """What leads to what (rows of bits) once `above` is locked over `below`."""
    gained = reach[below] | (1 << below)
    return tuple(
        row | gained if a == above or row >> above & 1 else row for a, row in enumerate(reach)
    )


def _on_circles(group, reach):
    """Defeats of one strength that lie on a circle of them and of what is locked before."""
    joined = reach
    for a, b in group:
        joined = _join(joined, a, b)
    return [(a, b) for a, b in group if joined[b] >> a & 1]


def _lock(group, reach):
    """All locked orders that some order of treating a group leads to."""
    contested = _on_circles(group, reach)
    for a, b in group:
        if (a, b) not in contested:
            reach = _join(reach, a, b)
    done, seen, queue = set(), {reach}, [reach]
    while queue:
        state = queue.pop()
        left = [(a, b) for a, b in contested if not state[b] >> a & 1 and not state[a] >> b & 1]
        if not left:
            done.add(state)
        for a, b in left:
            following = _join(state, a, b)
            if following not in seen:
                seen.add(following)
                queue.append(following)
        if len(seen) > MOST_STATES:
            raise TooMany()
    return done


def ranked_pairs(table):
    size = len(table)
    states = {tuple([0] * size)}
    found = defeats(table)
    for level in sorted({strength(table, defeat) for defeat in found}, reverse=True):
        group = [defeat for defeat in found if strength(table, defeat) == level]
        states = {after for before in states for after in _lock(group, before)}
        if len(states) > MOST_ORDERS:
            raise TooMany()
    rankings = [layers([[bool(row >> b & 1) for b in range(size)] for row in state]) for state in states]
    places = [{a: at for at, tier in enumerate(ranking) for a in tier} for ranking in rankings]
    above = [[all(place[a] < place[b] for place in places) for b in range(size)] for a in range(size)]
    return certain_tiers(above)


def condorcet(table):
    """Winner, loser and Smith set of 8.6."""
    size = len(table)
    beats = [[a != b and table[a][b] > table[b][a] for b in range(size)] for a in range(size)]
    winner = [a for a in range(size) if all(beats[a][b] for b in range(size) if b != a)]
    loser = [a for a in range(size) if size > 1 and all(beats[b][a] for b in range(size) if b != a)]
    smith = None
    for start in range(size):
        inside, queue = {start}, [start]
        while queue:
            a = queue.pop()
            for b in range(size):
                if b not in inside and not beats[a][b]:
                    inside.add(b)
                    queue.append(b)
        if smith is None or len(inside) < len(smith):
            smith = inside
    return (winner or [None])[0], (loser or [None])[0], sorted(smith or [])


def tiers_of(method, table, borda):
    if method == "borda":
        return by_score(borda)
    return {"copeland": copeland, "schulze": schulze, "ranked-pairs": ranked_pairs}[method](table)
