using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static unsafe partial class Conv
{
    /// <summary>Floats of packed patches, 192 KB, which the second-level cache keeps beside a block of weights.</summary>
    private const int PackedPatches = 49152;

    /// <summary>Floats of the part of a result that is computed from them.</summary>
    private const int PartialResult = 32768;

    /// <summary>Rows of a result whose patches are packed at a time: whole tiles.</summary>
    private static int MostRows(int inputs, Panels w)
    {
        int tallest = Gemm.Tallest(w.BlockWidth(0)), run = Math.Min(inputs, Gemm.LongestRun);

        return Math.Max(Math.Min(PackedPatches / run, PartialResult / w.Padded) / tallest, 1) * tallest;
    }

    /// <summary>A product of patches with a range of the inputs of some weights.</summary>
    /// <param name="patches">The patches.</param>
    /// <param name="w">The weights.</param>
    /// <param name="inputs">Which inputs of the weights the patches are.</param>
    /// <param name="y">Its result, one row for each of the patches.</param>
    /// <param name="spills">Whether it may write up to a multiple of 16 columns.</param>
    private readonly struct Product(Patches patches, Panels w, Part inputs, Rows y, bool spills)
    {
        private readonly Patches _patches = patches;
        private readonly Panels _w = w;
        private readonly Part _inputs = inputs;
        private readonly Rows _y = y;
        private readonly bool _spills = spills;

        /// <summary>These rows, which are no more than <see cref="MostRows"/>.</summary>
        public void Multiply(Part rows)
        {
            float* packed = Scratch.Of(ScratchLength(_w));

            if (_spills)
            {
                Multiply(rows, packed, _y.Pointer(rows.Start), _y.Stride);
                return;
            }

            float* result = packed + PackedLength(_w);
            Multiply(rows, packed, result, _w.Padded);

            for (int row = rows.Start; row < rows.End; row++, result += _w.Padded)
                Floats.Copy(result, _y.Pointer(row), _w.Outputs);
        }

        /// <summary>Any rows, each to its place in an image.</summary>
        public void Multiply(Part rows, in Places places)
        {
            float* packed = Scratch.Of(ScratchLength(_w)), result = packed + PackedLength(_w);
            int parts = Gemm.Runs(rows.Count, MostRows(_inputs.Count, _w));

            for (int index = 0; index < parts; index++)
            {
                Part part = Gemm.Split(rows.Count, index, parts);
                part = new(rows.Start + part.Start, rows.Start + part.End);
                Multiply(part, packed, result, _w.Padded);
                places.Scatter(part, result, _w.Padded, _y, _w.Outputs);
            }
        }

        private void Multiply(Part rows, float* packed, float* y, nint yStride)
        {
            int runs = Gemm.Runs(_inputs.Count, Gemm.LongestRun);

            for (int run = 0; run < runs; run++)
            {
                Part part = Gemm.Split(_inputs.Count, run, runs);
                _patches.Pack(rows, part, packed);
                Factors factors = new() { A = packed, RowStride = part.Count, StepStride = 1, Steps = part.Count, Accumulate = run > 0 };

                for (int block = 0; block < _w.Used; block++)
                {
                    factors.PanelStride = _w.BlockWidth(block);
                    factors.Panel = _w.Block(block) + (_inputs.Start + part.Start) * factors.PanelStride;
                    Gemm.MultiplyStack(_w.TileWidth(block), rows.Count, in factors, y + (nint)block * Panels.Width, yStride);
                }
            }
        }

        /// <summary>One tile of the longest run may be more than there is room for otherwise; the last patches may be followed by 15 floats.</summary>
        private static int PackedLength(Panels w) => Math.Max(PackedPatches, Gemm.Tallest(w.BlockWidth(0)) * Gemm.LongestRun) + 16;

        private static int ScratchLength(Panels w) => PackedLength(w) + Math.Max(PartialResult, Gemm.Tallest(w.BlockWidth(0)) * w.Padded);
    }
}
