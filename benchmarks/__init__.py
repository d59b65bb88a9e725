"""What the dashboard costs, each figure beside its floor: what no dashboard on the same tools can undercut."""
