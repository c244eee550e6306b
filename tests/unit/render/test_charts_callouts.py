"""Labels beside points: inside the frame, over nothing, and led to where they stand off."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spegla.render.charts.callouts import POINT, place_callouts
from spegla.render.charts.geometry import Place, Room, Segment, clear_parts

FRAME = Room(left=0, top=0, right=640, bottom=360)
places = st.tuples(st.floats(0, 640), st.floats(0, 360))
sizes = st.tuples(st.floats(8, 130), st.sampled_from([18.0, 36.0]))


def sign(place: Place) -> Room:
    return Room(left=place[0], top=place[1], right=place[0], bottom=place[1]).grown(POINT)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(places, sizes), min_size=1, max_size=9))
def test_labels_stay_inside_and_keep_clear_of_each_other_and_of_points(
    labels: list[tuple[Place, tuple[float, float]]],
) -> None:
    points = [place for place, _ in labels]
    rooms = [c.room for c in place_callouts(points, [size for _, size in labels], frame=FRAME)]

    assert all(FRAME.holds(room) for room in rooms)
    assert not any(room.overlaps(sign(point)) for room in rooms for point in points)
    assert not any(
        one.overlaps(other) for place, one in enumerate(rooms) for other in rooms[place + 1 :]
    )


def test_the_same_points_give_the_same_places() -> None:
    points = [(100.0, 100.0), (104.0, 102.0), (96.0, 99.0)]
    placed = [place_callouts(points, [(60, 18)] * 3, frame=FRAME) for _ in range(2)]

    assert placed[0] == placed[1]


def test_a_label_keeps_clear_of_what_is_taken() -> None:
    taken = Room(left=100, top=0, right=640, bottom=360)
    (callout,) = place_callouts([(95, 180)], [(60, 18)], frame=FRAME, taken=[taken])

    assert not callout.room.overlaps(taken)


def test_a_label_stays_on_its_side_of_a_border() -> None:
    border = Segment(start=(120, 0), end=(120, 360))
    (callout,) = place_callouts([(110, 180)], [(60, 18)], frame=FRAME, borders=[border])

    assert callout.room.right <= 120


def test_a_label_does_not_stand_beyond_a_border_close_to_its_point() -> None:
    border = Segment(start=(0, 182), end=(640, 182))
    (callout,) = place_callouts([(300, 180)], [(60, 18)], frame=FRAME, borders=[border])

    assert callout.room.bottom <= 182


def test_a_label_that_stands_off_is_led_to() -> None:
    around = [(300.0 + 25 * dx, 180.0 + 25 * dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    callouts = place_callouts(around, [(90, 18)] * 9, frame=FRAME)

    for point, callout in zip(around, callouts, strict=True):
        is_far = callout.room.distance(point) > 20 + 1
        assert is_far == (callout.leader is not None)
        if callout.leader is not None:
            assert sign(point).grown(0.1).meets(callout.leader)
            assert not callout.room.meets(callout.leader)


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        (Segment(start=(-5, 5), end=(15, 5)), 10),
        (Segment(start=(2, 2), end=(5, 6)), 5),
        (Segment(start=(0, 20), end=(20, 0)), 0),
        (Segment(start=(-5, 10), end=(15, 10)), 0),
        (Segment(start=(3, -4), end=(3, 4)), 4),
    ],
)
def test_the_part_of_a_line_inside_a_room(line: Segment, inside: float) -> None:
    assert Room(left=0, top=0, right=10, bottom=10).part(line) == pytest.approx(inside)


def test_a_line_is_cut_around_rooms_that_overlap() -> None:
    rooms = [
        Room(left=0, top=4, right=10, bottom=9),
        Room(left=0, top=7, right=10, bottom=12),
        Room(left=20, top=0, right=30, bottom=20),
    ]
    parts = clear_parts(Segment(start=(5, 0), end=(5, 20)), rooms)

    assert [(part.start[1], part.end[1]) for part in parts] == [(0, 4), (12, 20)]
