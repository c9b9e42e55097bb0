"""What people do in an incident, sorted by whether a program can be said to do it too."""

from __future__ import annotations

from incident_console.practice.language.lexicon import verbs

DUTIES = verbs(
    """escalate communicate notice realise realize recognise recognize consider consult discuss double-check document
    inform tell ask review follow adhere comply plan prioritise prioritize understand think remember anticipate foresee
    appreciate bother care coordinate declare delegate disclose engage learn listen mention prepare question
    speak study train warn brief rehearse practise practice involve announce heed look reconsider clarify research
    vet peer-review foresee weigh doubt apologise apologize"""
)
"""What only people do, or leave undone: with one of these a bare name is a person's."""

CHECKS = verbs(
    """check verify validate test notify update monitor read run respond catch alert clean confirm ensure inspect
    measure acknowledge account take watch see spot assess evaluate investigate renew rotate react act handle pay
    raise reach share record track order roll revert back"""
)
"""What people leave undone, and programs too: with one of these the subject has to be a person."""

CARE = verbs("wait check verify test confirm read look pay notify validate inspect evaluate assess measure")
"""What somebody careful does first."""

TRIED = verbs(
    """reproduce find get reach connect recover restore start load build fetch log access contact determine restart
    bring deploy locate replicate meet provide serve deliver boot open run pull push roll"""
)
"""What “we failed to” tells of an attempt, not of a neglect."""

SLIPS = verbs(
    """forget neglect overlook ignore disregard bypass misread misunderstand misjudge mishandle misuse mistake botch
    blunder oversleep violate underestimate overestimate underappreciate rubber-stamp misinterpret misdiagnose
    miscommunicate miscalculate misremember misplace mistype mislabel mismanage misinform bungle fumble goof botch"""
)
"""What is a failing by itself when a person is said to have done it."""

HARM = verbs(
    "delete drop wipe destroy break crash leak expose corrupt unplug erase overwrite truncate nuke trash brick"
)
"""What does harm, whoever does it."""

HAND_WORK = verbs(
    """delete drop remove run execute merge push apply issue label mislabel type enter deploy commit release publish
    disable copy paste revoke terminate reboot overwrite approve omit perform handle click unplug shut turn switch
    cancel wipe erase truncate upload share leak expose leave forward send choose pick select use install
    close edit format kill stop modify change restart rebuild update replace write break bring take cut plug pull
    submit upgrade migrate recreate rotate patch copy-paste rerun silence mute nuke trash restore wire swap
    post press flip toggle"""
)
"""What people do with their hands, so that its going wrong is told of somebody even where nobody is named."""

MISHANDLED = verbs("lose point configure misconfigure revert move add enable commit drop reset connect disconnect")
"""What people are said to do by accident, besides what they do with their hands."""

BY_HAND = verbs(
    """delete drop run execute merge push apply issue label mislabel type enter deploy commit publish copy paste
    approve perform click unplug wipe erase do carry review leave turn leak upload share omit release revoke
    roll ship copy-paste cut upgrade migrate rewire silence recreate patch"""
)
"""The same, where only people are meant: in the passive, with nobody named."""

PREVENTED = verbs(
    """catch detect prevent avoid notice spot discover surface alert page warn reveal uncover avert mitigate
    reduce limit minimise minimize shorten eliminate flag highlight foresee anticipate accelerate
    lessen lower improve speed ease simplify identify preempt"""
)
"""What would have ended or shortened the incident, had it been so."""

GAVE = verbs("save spare help allow enable give make save tell let know see")
"""The same, where people gain by it: “would have given us time”."""

TOLD_OF_PEOPLE = verbs(
    """communicate test review document escalate check verify validate notice consider plan announce do discuss declare
    inform tell notify ask consult brief coordinate involve prioritise prioritize catch detect prevent avoid alert spot
    anticipate foresee investigate monitor raise read follow know see rush assess evaluate question mention share"""
)
"""What people do, told in the passive: “this should have been reviewed”."""

HUMAN_ACTS = verbs(
    """run execute push deploy type enter paste copy-paste approve click press unplug publish silence mute
    mislabel post snooze dismiss"""
)
"""What nothing but a hand does, so that doing it by mistake in the passive is told of somebody."""

MACHINE_WORK = verbs(
    """route return send delete remove evict create start stop schedule reach connect load build fetch render parse
    serialise serialize cache store write finish complete expire terminate clean assign process forward drop receive
    accept reject include emit fire trigger restart sync replicate mount bump set add call use generate produce compute
    calculate redirect display show count match filter retry populate encrypt decrypt compress skip throttle resolve
    invalidate refresh mirror deduplicate sort truncate sanitise sanitize escape download upload queue print convert
    release unlock free close pass index propagate inherit reuse hit save initialise initialize credit charge pay
    deliver log mark acknowledge"""
)
"""What programs do as they are meant to, so that “should have” tells of expected behaviour."""
