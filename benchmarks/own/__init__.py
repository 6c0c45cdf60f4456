"""Figures that we have marked up ourselves, kept without their texts, joined to them and scored."""
