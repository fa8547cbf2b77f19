"""How the spaCy pipelines are made: `python -m training.pipelines LANG --data FOLDER --out FOLDER`."""
