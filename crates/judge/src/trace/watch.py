# Watches the person's file and emits a frame a step. The first steps are kept,
# and the last ones if a run before has told where they begin; the rest is only
# counted. PAYLOAD and emit are given; Python 3.9 to 3.14.
import _thread
import io
import marshal
import os

FILE, MODULE, FIRST, LAST_FROM, LAST_ROOM, STOP, FIRST_BYTES, LAST_BYTES, PAYLOAD = marshal.loads(PAYLOAD)


class Counted(io.BufferedWriter):
    written = 0

    def write(self, data):
        count = super().write(data)
        Counted.written += count
        return count


def is_noise(error):
    # How iterators end; no fault of anybody.
    kinds = MRO_OF(type(error))
    return StopIteration in kinds or GeneratorExit in kinds


class Watch:
    def __init__(self):
        self.look = Look(FILE)
        self.look.module = MODULE
        self.thread = _thread.get_ident()
        self.count = self.lost = 0
        self.room = FIRST_BYTES
        self.frames, self.frame = {}, 0
        self.globals = self.error = None
        self.errors = self.error_depth = 0
        self.forget()
        self.out = Counted(io.FileIO(1, "wb", closefd=False))
        old = sys.stdout
        sys.stdout = sys.__stdout__ = io.TextIOWrapper(
            self.out, old.encoding, old.errors, write_through=True, line_buffering=False
        )
        self.stdout = sys.stdout

    def forget(self):
        # The next step is told whole.
        self.stack, self.names, self.objects, self.fresh = None, {}, {}, True

    def step(self, event, frame, value):
        if _thread.get_ident() != self.thread:
            return
        self.count = count = self.count + 1
        if count > FIRST and count < LAST_FROM:
            if count == STOP:
                self.leave()
            return
        if count == LAST_FROM and count > FIRST + 1:
            self.forget()
            self.room = LAST_BYTES
        if (count <= FIRST or count < LAST_FROM + LAST_ROOM) and self.room > 0:
            try:
                self.keep(count, event, frame, value)
            except Exception:
                # At the edge of the stack there is no room for us: the person's program goes on.
                self.lost += 1
                self.forget()
        if count == STOP:
            self.leave()

    def keep(self, count, event, frame, value):
        if event == "call":
            self.frames.pop(id(frame), None)
        stack, shown, depth = self.walk(frame)
        look = self.look
        look.begin()
        names = {label: dict(look.named(of, True) if label == 0 else look.names_of(of)) for label, of in shown}
        said = None
        if event == "return" or event == "yield":
            said = look.ref(value)
            self.frames.pop(id(frame), None)
        elif event == "raise":
            said = look.raised(value)
            # The same exception on its way out, or another one.
            on_its_way = (id(value), said) == self.error and depth < self.error_depth
            self.errors += not on_its_way
            self.error, self.error_depth = (id(value), said), depth
            said = (self.errors,) + said
        look.end()
        changed = []
        for label, now in names.items():
            before = self.names.get(label, {})
            new = [(name, ref) for name, ref in now.items() if before.get(name) != ref]
            gone = [name for name in before if name not in now]
            if new or gone:
                changed.append((label, new, gone))
        objects = [(number,) + shape for number, shape in look.objects.items() if self.objects.get(number) != shape]
        told = None if stack == self.stack else stack
        data = ("step", count, event, stack[-1][0], frame.f_lineno or 0, self.out.written, depth, self.fresh, told)
        data = marshal.dumps(data + (changed, objects, said), 2)
        self.room -= len(data)
        if self.room > 0:
            emit(data)
            self.stack, self.names, self.objects, self.fresh = stack, names, look.objects, False

    def walk(self, frame):
        # The frames of the person's file, the module first and the newest last.
        found, at = [], frame
        while at is not None:
            if at.f_code.co_filename == FILE:
                found.append(at)
            at = at.f_back
        if self.globals is None:
            self.globals = frame.f_globals
        listed = []
        for at in found[:FRAMES]:
            code = at.f_code
            if code.co_name == "<module>":
                continue
            label = self.frames.get(id(at))
            if label is None:
                self.frame += 1
                label = self.frames[id(at)] = self.frame
            name = clean(getattr(code, "co_qualname", code.co_name).replace("<locals>.", ""))
            listed.append((label, name, at.f_lineno or 0, at))
        inside = len(found) > 0 and found[-1].f_code.co_name == "<module>"
        listed.append((0, "<module>", found[-1].f_lineno or 0 if inside else 0, self.globals))
        # Where the current frame is, the step says.
        listed[0] = listed[0][:2] + (0,) + listed[0][3:]
        listed.reverse()
        depth = len(found) - 1 if inside else len(found)
        return [each[:3] for each in listed], [(each[0], each[3]) for each in listed], depth

    def start(self):
        monitoring = getattr(sys, "monitoring", None)
        if monitoring is None:
            sys.settrace(self.by_settrace())
            return
        step, getframe = self.step, sys._getframe
        monitoring.use_tool_id(3, "trace")

        def hook(name, bit):
            def heard(code, place, value=None):
                if code.co_filename != FILE:
                    return monitoring.DISABLE
                step(name, getframe(1), value)

            def heard_raise(code, place, error):
                if code.co_filename == FILE and not is_noise(error):
                    step(name, getframe(1), error)

            monitoring.register_callback(3, bit, heard_raise if name == "raise" else heard)
            return bit

        on = monitoring.events
        hooks = [hook("call", on.PY_START), hook("call", on.PY_RESUME), hook("line", on.LINE)]
        hooks += [hook("return", on.PY_RETURN), hook("yield", on.PY_YIELD), hook("raise", on.RAISE)]
        monitoring.set_events(3, sum(hooks))

    def by_settrace(self):
        import opcode

        step, unwound, YIELD = self.step, [None], opcode.opmap["YIELD_VALUE"]

        def heard(frame, event, value):
            if frame.f_code.co_filename != FILE:
                return None
            if event == "exception":
                if not is_noise(value[1]):
                    step("raise", frame, value[1])
                    unwound[0] = frame.f_code, frame.f_lineno
            elif event == "return":
                # A frame that an exception ends returns nothing.
                if value is not None or unwound[0] != (frame.f_code, frame.f_lineno):
                    yields = frame.f_code.co_code[frame.f_lasti] == YIELD
                    step("yield" if yields else "return", frame, value)
            else:
                unwound[0] = None
                step(event, frame, None)
            return heard

        return heard

    def stop(self):
        monitoring = getattr(sys, "monitoring", None)
        if monitoring is None:
            # An exception in our own function, for want of room on the stack, has ended it before.
            self.lost += sys.gettrace() is None
            sys.settrace(None)
        else:
            monitoring.set_events(3, 0)
            monitoring.free_tool_id(3)

    def tell(self, stopped):
        try:
            self.stdout.flush()
        except Exception:
            pass
        emit(marshal.dumps(("end", self.count, stopped, self.lost, self.out.written), 2))

    def leave(self):
        self.stop()
        self.tell(True)
        os._exit(0)


watch = Watch()
watch.start()

