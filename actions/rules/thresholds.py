"""The margins of the policy in `triage`: how sure the engine must be of what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """Margins of the policy, as shares. Chosen on out-of-fold scores, not on single messages; those of what is shown beyond doubt, and of the
    problem of a complaint in doubt, with the development and gate sets in view."""

    klage_at: float = 0.18
    """A message is a klage as soon as this much speaks for it: in doubt klage."""
    klage_elsewhere_at: float = 0.48
    """The same where the matter is clearly another authority's: that doubt is not the municipality's, and the door is the same."""
    klage_in_need_at: float = 0.60
    """The same where somebody tells of need or danger: that they have nowhere to sleep blames nobody. Help comes first either way."""
    shown_at: float = 0.90
    """A problem this sure is shown, and then it is a klage however calmly it is asked, ..."""
    klage_when_shown_at: float = 0.005
    """... when anything at all speaks for that, ..."""
    elsewhere_when_shown_at: float = 0.50
    """... and not so much for another authority: then it may be theirs that is wrong."""
    in_need_at: float = 0.50
    """So much must speak for the situation itself: what may be a false alarm takes no complaint away."""
    understood_at: float = 0.30
    elsewhere_at: float = 0.70
    """How much must speak for any other authority before the best one is named; otherwise the borgerraadgiver gets it."""
    perhaps_elsewhere_at: float = 0.10
    """From here the best authorities are told to the advisor beside the municipality's own units; nobody is sent away on it."""
    clear_margin: float = 0.20
    problem_at: float = 0.50
    """The engine puts each label's own threshold at a half."""
    complaint_sure_at: float = 0.50
    """A complaint is about something: from here its best guess of a problem is kept, however weak, ..."""
    problem_of_a_doubt_at: float = 0.30
    """... and below, where it may be none at all, only from here."""
    problem_without_complaint_at: float = 0.55
    """A question seldom says that something is wrong, so more must speak for it."""
    two_matters_at: float = 0.45
    """So much must speak for two matters, and ..."""
    part_at: float = 0.40
    """... so much for each half's own place, before a second one is named: a question too many costs the citizen a turn."""
    own_and_elsewhere_at: float = 0.80
    """So much for each half, where one is the municipality's and the other another authority's, and no more is asked of two matters:
    nobody but the second authority can mend its half, so a question too many costs less than a matter that is lost."""
    urgent_at: float = 0.35
    """Low on purpose: a false alarm costs a minute, a missed one more."""
    situation_at: float = 0.15
    """The best situation itself. Doubt spread thinly over all of them is no danger, only a strange message."""
    threat_at: float = 0.40
    """A threat against staff ends the talk for now: anger must not be taken for one. The rules know threats in so many words."""


DEFAULT_THRESHOLDS = Thresholds()
