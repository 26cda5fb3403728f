"""Sections 4, 5 and 6: what an entry, a methodology, a list of ballots, a result and a manifest look like."""

import re

from .container import is_path
from .kinds import (
    anything, array, at_least, boolean, both, closed, count, day, distinct, either,
    hash32, instant, key_name, mode, nothing, one_of, positive, ratio, sorted_array, string, text, texts, tiers, token, uuid,
)

limit = either(nothing, positive)
seats = sorted_array(closed(seat=uuid, label=text), lambda item: item["seat"])
left_out = array(closed(nucleus=uuid, name=text, reason=text))
roles = both(array(token, 2, 2), lambda pair: pair[0] <= pair[1])

_criterion = closed(id=token, name=text, question=text, weight=ratio)
_COUNTING = {
    "rank": closed(
        task=string,
        method=one_of("ranked-pairs", "schulze", "copeland", "borda"),
        strength=one_of("winning-then-losing"),
        unranked=one_of("last", "no-opinion"),
        mostRanked=limit,
    ),
    "approve": closed(task=string, method=one_of("approval"), mostApproved=limit),
    "points": closed(task=string, method=one_of("cumulative-points"), points=positive, mostPerAlternative=limit),
    "criteria": closed(
        task=string,
        method=one_of("weighted-sum"),
        scale=closed(least=count, most=count),
        criteria=both(array(_criterion, 1, 20), lambda items: distinct([item["id"] for item in items])),
    ),
    "pairs": closed(task=string, method=one_of("win-share")),
}


def counting(value):
    if type(value) is not dict or type(value.get("task")) is not str:
        return False
    schema = _COUNTING.get(value["task"])
    return schema is not None and schema(value)


_methodology = closed(
    v=one_of(1),
    prioritization=uuid,
    title=texts,
    question=texts,
    alternatives=array(closed(id=uuid, title=text, description=string), most=200),
    counting=counting,
    tieRule=either(closed(rule=one_of("leave-tied")), closed(rule=one_of("draw"), source=text, heldOn=day)),
    round=closed(number=positive, previous=either(nothing, uuid)),
    weights=array(closed(nucleus=uuid, name=text, weight=ratio), most=1000),
    rankings=array(closed(nucleus=uuid, quorum=count, opens=instant, closes=instant, seats=seats, publication=mode)),
    leftOut=left_out,
    publication=mode,
    ruleset=closed(id=token, version=count),
    software=text,
)


def methodology(value):
    if not _methodology(value):
        return False
    nuclei = [item["nucleus"] for item in value["weights"]]
    return (
        distinct([item["id"] for item in value["alternatives"]])
        and distinct(nuclei + [item["nucleus"] for item in value["leftOut"]])
        and [item["nucleus"] for item in value["rankings"]] == nuclei
    )


_channel_count = closed(channel=token, count=count)
_about_answer = dict(survey=uuid, leaf=hash32, reason=text, roles=roles, date=day)
_exclusion = dict(
    survey=uuid, exclusion=uuid, reason=text, roles=roles, count=positive,
    byChannel=sorted_array(_channel_count, lambda item: item["channel"]), answers=hash32, date=day,
)
_rule = either(
    closed(name=one_of("identical", "straight_line"), least=at_least(3)),
    closed(name=one_of("channel_day"), channel=token, day=day, place=either(nothing, uuid),
           station=either(nothing, uuid)),
)
_created = dict(origin=text, number=count, software=text)

BODIES = {
    "log.created": either(closed(**_created), closed(**_created, key=hash32)),
    "key.rotated": closed(
        old=either(nothing, hash32), new=hash32, cause=one_of("first", "scheduled", "lost", "compromised"), date=day
    ),
    "witnesses.named": both(
        closed(
            witnesses=sorted_array(closed(name=key_name, role=text, key=hash32), lambda item: item["name"]),
            needed=count, required=boolean, date=day,
        ),
        lambda body: body["needed"] <= len({item["role"] for item in body["witnesses"]}),
    ),
    "document.filed": both(
        closed(
            document=uuid, kind=token, name=either(nothing, text), sha256=hash32, bytes=positive, role=token,
            public=boolean, about=either(nothing, uuid), date=day,
        ),
        lambda body: body["public"] == (body["name"] is not None),
    ),
    "document.reserved": closed(document=uuid, reason=text, role=token, date=day),
    "ruleset.adopted": closed(ruleset=token, version=count, hash=hash32),
    "survey.opened": closed(
        consultation=uuid, survey=uuid, instrument=hash32, notice=hash32, channels=sorted_array(token), opens=day,
        closes=day, graceDays=count, reviewDays=count, date=day,
    ),
    "survey.changed": closed(
        survey=uuid, version=at_least(2), instrument=hash32, notice=hash32, reason=text, date=day
    ),
    "codes.issued": closed(
        consultation=uuid, batch=uuid, number=positive, kind=one_of("sheet", "email"), date=day
    ),
    "response": closed(survey=uuid, instrument=hash32, channel=token, commitment=hash32),
    "batch.sealed": closed(first=count, count=positive),
    "response.superseded": closed(survey=uuid, leaf=hash32),
    "response.withdrawn": closed(survey=uuid, leaf=hash32),
    "survey.closed": closed(
        survey=uuid, date=day, accepted=count, superseded=count, withdrawn=count, counted=count,
        byChannel=sorted_array(closed(channel=token, accepted=count, counted=count), lambda item: item["channel"]),
        reason=one_of("date", "early"),
    ),
    "response.quarantined": closed(
        survey=uuid, channel=token, commitment=hash32,
        reason=one_of("after_close", "other_instrument", "station_revoked", "station_ceiling"),
    ),
    "response.admitted": closed(**_about_answer),
    "response.rejected": closed(**_about_answer),
    "responses.excluded": closed(**_exclusion, rule=_rule),
    "responses.readmitted": closed(**_exclusion),
    "methodology.published": closed(prioritization=uuid, hash=hash32, methodology=methodology, date=day),
    "ranking.opened": closed(
        ranking=uuid, prioritization=uuid, nucleus=uuid, methodology=hash32, attempt=positive, quorum=count,
        seats=seats, publication=mode, opens=instant, closes=instant, date=day,
    ),
    "ballot": closed(ranking=uuid, nucleus=uuid, methodology=hash32, commitment=hash32),
    "superseded": closed(ranking=uuid, leaf=hash32),
    "ranking.extended": closed(ranking=uuid, closes=instant, reason=text, date=day),
    "ranking.annulled": closed(ranking=uuid, reason=text, date=day),
    "nucleus.omitted": closed(prioritization=uuid, nucleus=uuid, reason=text, date=day),
    "ranking.closed": closed(
        ranking=uuid, date=day, accepted=count, superseded=count, counted=count, eligibleSeats=count, quorum=count,
        quorumMet=boolean, publication=mode,
    ),
    "tiebreak.drawn": closed(prioritization=uuid, source=text, drawn=text, date=day),
    "tally.computed": closed(
        prioritization=uuid, result=hash32, rankings=sorted_array(uuid), software=text, date=day
    ),
}

_head = closed(v=one_of(1), type=string, exercise=uuid, body=anything)


def entry_problem(value):
    """None, or the code of what is wrong with an entry."""
    if not _head(value):
        return "entry-malformed"
    schema = BODIES.get(value["type"])
    if schema is None:
        return "entry-unknown"
    return None if schema(value["body"]) else "entry-malformed"


MARKS = {
    "rank": ("tiers", tiers),
    "approve": ("approved", sorted_array(uuid)),
    "points": ("points", sorted_array(closed(alternative=uuid, points=positive), lambda item: item["alternative"])),
    "criteria": (
        "scores",
        sorted_array(
            closed(alternative=uuid, criterion=token, score=count),
            lambda item: item["alternative"] + " " + item["criterion"],
        ),
    ),
    "pairs": (
        "judgements",
        sorted_array(
            both(
                closed(first=uuid, second=uuid, preferred=either(nothing, uuid)),
                lambda item: item["first"] < item["second"]
                and item["preferred"] in (None, item["first"], item["second"]),
            ),
            lambda item: item["first"] + " " + item["second"],
        ),
    ),
}
KEYS_OF_MARKS = dict(MARKS.values())


def content_marks(value):
    """The key of the marks of the content of a ballot, or None."""
    if type(value) is not dict or len(value) != 4:
        return None
    extra = [key for key in value if key not in ("v", "ranking", "methodology")]
    if len(extra) != 1 or extra[0] not in KEYS_OF_MARKS:
        return None
    schema = closed(v=one_of(1), ranking=uuid, methodology=hash32, **{extra[0]: KEYS_OF_MARKS[extra[0]]})
    return extra[0] if schema(value) else None


_nominal = closed(seat=text, salt=hash32, content=lambda value: content_marks(value) is not None)


def ballots(value):
    """A list of ballots: all nominal, or all the bare marks of one task."""
    return either(array(_nominal), *(array(schema) for schema in KEYS_OF_MARKS.values()))(value)


result = closed(
    v=one_of(1),
    methodology=hash32,
    rankings=array(
        closed(ranking=uuid, nucleus=uuid, name=text, attempt=count, eligibleSeats=count, quorum=count,
               quorumMet=boolean, counted=count)
    ),
    leftOut=left_out,
    tally=anything,
)

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_listed = closed(path=lambda value: type(value) is str and is_path(value), bytes=count, sha256=hash32)
_manifest = dict(
    v=one_of(1),
    exercise=closed(id=uuid, slug=lambda value: type(value) is str and _SLUG.fullmatch(value) is not None, name=text),
    log=closed(size=count, root=hash32),
    software=text,
    files=sorted_array(_listed, lambda item: item["path"]),
)
manifest = either(closed(**_manifest), closed(**_manifest, edition=one_of("guarantor")))

response_content = closed(
    v=one_of(1), survey=uuid, instrument=hash32, language=token,
    answers=lambda value: type(value) is dict and all(token(key) for key in value),
)
opening = {
    "ballots": closed(content=lambda value: content_marks(value) is not None, salt=hash32),
    "responses": closed(content=response_content, salt=hash32),
}
