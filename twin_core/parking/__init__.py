"""Parking: which bays a trip may end in, how full they usually are, and what the twin knows and expects of them.

    Supply        sites as arrays, and which of them serve which edge
    trip_ends     which trips of a demand look for a bay, and which free one
    zones         parking sites served by one cabinet
    ParkingPlan   both for a stretch of a day, as one file
    ParkingWatch  the twin's side: readings → free bays now, a forecast of them, and what signs should say

Pure but for that file. The hidden street plays its drivers elsewhere; it shares only what a city's plans tell anybody.
"""

from twin_core.parking._book import ParkingBook, ParkingForecast, ParkingNow, Sign
from twin_core.parking._plan import ParkingPlan, load_plan, make_plan, save_plan
from twin_core.parking._supply import Supply, Zone, make_supply, zones
from twin_core.parking._trips import Flows, TripEnds, expected_flows, trip_ends
from twin_core.parking._usual import usual_share
from twin_core.parking._watch import ParkingWatch

__all__ = [
    "Flows",
    "ParkingBook",
    "ParkingForecast",
    "ParkingNow",
    "ParkingPlan",
    "ParkingWatch",
    "Sign",
    "Supply",
    "TripEnds",
    "Zone",
    "expected_flows",
    "load_plan",
    "make_plan",
    "make_supply",
    "save_plan",
    "trip_ends",
    "usual_share",
    "zones",
]
