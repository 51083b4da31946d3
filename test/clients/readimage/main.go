// Reads an OCI layout by go-containerregistry: checks all of it and says what is in the one image, or with a second argument writes its
// files as one tar, unchecked. A layer that $CHECKED_LAYERS, a folder, knows by its digest is only compared with that.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/validate"
)

type layer struct {
	Digest string `json:"digest"`
	DiffID string `json:"diffId"`
}

type answer struct {
	Digest      string            `json:"digest"`
	Annotations map[string]string `json:"annotations"`
	Config      *v1.ConfigFile    `json:"config"`
	Layers      []layer           `json:"layers"`
}

func main() {
	flat := len(os.Args) > 2
	found, image, err := read(os.Args[1], !flat)
	if err == nil && flat {
		err = flatten(image, os.Args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	json.NewEncoder(os.Stdout).Encode(found)
}

func read(folder string, check bool) (*answer, v1.Image, error) {
	index, err := layout.ImageIndexFromPath(folder)
	if err != nil {
		return nil, nil, err
	}
	if check {
		// All but what is in the layers.
		if err := validate.Index(index, validate.Fast); err != nil {
			return nil, nil, err
		}
	}
	described, err := index.IndexManifest()
	if err != nil {
		return nil, nil, err
	}
	if len(described.Manifests) != 1 {
		return nil, nil, fmt.Errorf("%d images in the layout", len(described.Manifests))
	}
	image, err := index.Image(described.Manifests[0].Digest)
	if err != nil {
		return nil, nil, err
	}
	manifest, err := image.Manifest()
	if err != nil {
		return nil, nil, err
	}
	config, err := image.ConfigFile()
	if err != nil {
		return nil, nil, err
	}
	if check {
		if err := checkLayers(image, config); err != nil {
			return nil, nil, err
		}
	}
	found := &answer{Digest: described.Manifests[0].Digest.String(), Annotations: manifest.Annotations, Config: config}
	for at, one := range manifest.Layers {
		found.Layers = append(found.Layers, layer{one.Digest.String(), config.RootFS.DiffIDs[at].String()})
	}
	return found, image, nil
}

func checkLayers(image v1.Image, config *v1.ConfigFile) error {
	layers, err := image.Layers()
	if err != nil {
		return err
	}
	if len(layers) != len(config.RootFS.DiffIDs) {
		return fmt.Errorf("%d layers, and %d of them in the configuration", len(layers), len(config.RootFS.DiffIDs))
	}
	for at, one := range layers {
		if err := checkLayer(one, config.RootFS.DiffIDs[at]); err != nil {
			return fmt.Errorf("layer %d: %w", at, err)
		}
	}
	return nil
}

func checkLayer(one v1.Layer, diffID v1.Hash) error {
	digest, err := one.Digest()
	if err != nil {
		return err
	}
	known := filepath.Join(os.Getenv("CHECKED_LAYERS"), digest.Hex+" "+diffID.Hex)
	if _, err := os.Stat(known); err == nil {
		return checkBytes(one, digest)
	}
	if err := validate.Layer(one); err != nil {
		return err
	}
	found, err := one.DiffID()
	if err != nil {
		return err
	}
	if found != diffID {
		return fmt.Errorf("%s unpacked is %s, and not %s as in the configuration", digest, found, diffID)
	}
	return os.WriteFile(known, nil, 0o644)
}

func checkBytes(one v1.Layer, digest v1.Hash) error {
	bytes, err := one.Compressed()
	if err != nil {
		return err
	}
	defer bytes.Close()
	found, length, err := v1.SHA256(bytes)
	if err != nil {
		return err
	}
	size, err := one.Size()
	if err != nil {
		return err
	}
	if found != digest || length != size {
		return fmt.Errorf("%s of %d bytes is %s of %d", digest, size, found, length)
	}
	return nil
}

func flatten(image v1.Image, to string) error {
	tar := mutate.Extract(image)
	defer tar.Close()
	file, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, tar); err != nil {
		return err
	}
	return file.Close()
}
