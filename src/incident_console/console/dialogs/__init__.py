"""The dialogs: one for each thing that can be recorded, filled in from the state, with a default that is safe."""
