"""The better questions: all in the how-and-what form, which draws out a description instead of a defence.

The form and the reasons for it are those of Etsy's debriefing facilitation guide and of the critical decision method:
ask what people saw, thought and chose, and what made it reasonable then.
"""

from __future__ import annotations

EASY_TO_MISS = "What made this easy to miss at the time, and what would make it hard to miss next time?"
SLIP = "What about the tool or the procedure made this possible, and what would stop it before it does harm?"
SENSE = "What did people see and know at that moment, and how did it make sense to act as they did?"
UNDONE = "What made it hard to {verb} at that moment, and what could make it the easy thing to do?"
PROCESS = "How does the work really get done, and what made the written way hard to follow here?"
ERROR = "What conditions made this error possible, and how could the system catch it?"
CARE = "What part of this depends on people taking care, and how could the system take that part over?"
LACKED = "What was there to know, to check or to say here, and what would give people the time and the means for it?"
ANYBODY = "What conditions led to this, whoever had been at the keyboard?"
UNPREPARED = "What would have shown that it was not ready, and how could that be seen before it goes out?"

KNEW = "What information would have changed this decision, and where was it at the time?"
CAUGHT = "What was there to see before this was found, and how could it have reached somebody sooner?"
INSIDE = "How did it look from inside the incident, before the outcome was known?"
REASONABLE = "What made the way that was taken look right at the time?"

SYSTEM = "What would change in the system, so that nobody has to remember this?"
DONE = "What exactly would change, and how will somebody see that it is done?"
TAUGHT = "What did people need to know at that moment, and how could the tool or the runbook have told them?"
