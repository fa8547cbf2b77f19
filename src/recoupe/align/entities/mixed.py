"""One name that reports type differently: it becomes one entity, of the type that most mentions have."""

from recoupe.align.entities.nodes import Groups, Node


def link_mixed(groups: Groups) -> None:
    """Joins persons with things of the very same name, unless evidence speaks for two.

    It does where the data know the thing, where a role tells who the person is, or where the name is one
    word and somebody in the story bears it as a surname.
    """
    named = [node for node in groups.nodes if node.names]
    surnames = {node.surname for node in named if node.entity.type == "PERSON" and node.given}
    same: dict[tuple[str, ...], list[Node]] = {}
    for node in named:
        if not (len(node.parts) == 1 and node.surname in surnames):
            same.setdefault(node.parts, []).append(node)
    for name in sorted(same):
        people = [node for node in same[name] if node.entity.type == "PERSON" and not node.entity.posts]
        things = [node for node in same[name] if node.entity.type != "PERSON" and not node.entity.key]
        for person in people:
            for thing in things:
                if person.report != thing.report:
                    groups.join(thing, person)
