"""How the sentence encoder is made: `python -m training.encoder --data FOLDER --out FOLDER`."""
