"""The one error a loader raises: it says where the fault is and what to do about it."""


class LoadError(Exception):
    """A published file is not as declared.

    Shown without a traceback: "FILE, PLACE: PROBLEM. REMEDY"
    """

    def __init__(self, file: str, where: str, problem: str, remedy: str):
        self.file, self.where, self.problem, self.remedy = file, where, problem, remedy
        place = f"{file}, {where}" if where else file
        super().__init__(f"{place}: {problem.rstrip('.')}. {remedy}")
